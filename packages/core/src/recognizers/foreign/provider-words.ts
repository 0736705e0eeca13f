import type { FaultCode } from '../../types.js';

/** What providers say in words alone, with the statuses they say it under. Only error messages are read. */
const RULES: readonly (readonly [status: RegExp, words: RegExp, code: FaultCode])[] = [
  [
    /^4(?:00|13|22)$/,
    /maximum context length|context (?:window|length)|prompt is too long/i,
    'context_length_exceeded',
  ],
  [
    /^4(?:00|03|29)$/,
    /credit balance is too low|insufficient (?:credit|balance|funds|quota)/i,
    'insufficient_balance',
  ],
  [
    /^40[013]$/,
    /\bapi key (?:is )?(?:not valid|invalid|expired)|invalid api key/i,
    'invalid_api_key',
  ],
  [/^404$/, /\bmodels?\b/i, 'model_not_found'],
  [/^429$/, /^Request too large/i, 'request_too_large'],
  [/^503$/, /\boverloaded\b/i, 'overloaded'],
];

/** The last resort of the order of evidence: text, from the field that holds the provider's message. */
export function codeByWords(
  message: string | undefined,
  status: number | undefined,
): FaultCode | undefined {
  if (message === undefined || status === undefined) return undefined;
  const text = message.slice(0, 2048);
  return RULES.find(([of, words]) => of.test(String(status)) && words.test(text))?.[2];
}
