import type { Fault } from '../fault.js';
import type { Profile } from './profile.js';
import { hasOwnMessage, keyMessage } from './wording.js';

/** SolRouter prints no `param`, so the path stands in the message. */
function withPath(fault: Fault): string {
  const { message, param } = fault;
  if (param === undefined || (hasOwnMessage(fault) && names(message, param))) return message;
  return `${param}: ${message}`;
}

/** As a word of its own: `n` does not stand in "expected number". */
function names(message: string, param: string): boolean {
  for (let at = message.indexOf(param); at !== -1; at = message.indexOf(param, at + 1))
    if (!/\w/.test(message.charAt(at - 1) + message.charAt(at + param.length))) return true;
  return false;
}

/** The document's own sentence; what a check says beyond it is for profiles that may say more. */
function windowSentence({ message }: Fault): string {
  const sentence =
    /^This model's maximum context length is \d+ tokens\. Your request used \d+ tokens\./;
  return sentence.exec(message)?.[0] ?? message;
}

/** SolRouter's published contract: https://api.solrouter.io/ai. */
export const solrouter: Profile = {
  name: 'solrouter',
  basePath: '/ai',
  keyPrefix: 'sr_',
  keys: ['message', 'type', 'code'],
  omitNull: false,
  fold: {},
  codes: {
    invalid_request_error: { message: withPath },
    validation_error: { message: withPath },
    invalid_schema: { message: withPath },
    context_length_exceeded: { message: windowSentence },
    invalid_api_key: { message: keyMessage },
  },
};
