import { SECRET_FORMS, type SecretForm, SIGNS } from './secret-forms.js';

/** No secret is written in fewer characters without white space, unless a sign announces it. */
const LONGEST_HARMLESS_RUN = 11;
const SPACE = 32;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const COLON = 58;
const EQUALS = 61;

/**
 * Takes secrets out of a text: keys of the known services, bearer and basic credentials, cookies,
 * JWTs, passwords in addresses, private keys, the payload of data URLs, and whatever stands behind
 * a name like `api_key`. What is not recognised as a secret stays as it is. Never throws.
 *
 * @example
 * ```ts
 * redact('Incorrect API key provided: sk-proj-abcd1234efgh5678'); // 'Incorrect API key provided: sk-***'
 * ```
 */
export function redact(text: string): string {
  if (!mayHoldSecret(text) || !SIGNS.test(text.toLowerCase())) return text;
  let clean = text;
  for (const form of SECRET_FORMS) clean = masked(clean, form);
  return clean;
}

/**
 * A first look, at the price of one pass over the characters: a secret is a long run without white
 * space, a shorter one with a digit, or stands behind `:` or `=`. Most messages have none of these.
 */
function mayHoldSecret(text: string): boolean {
  let run = 0;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit <= SPACE) {
      run = 0;
      digits = 0;
      continue;
    }
    if (unit === COLON || unit === EQUALS) return true;
    run += 1;
    if (unit >= DIGIT_0 && unit <= DIGIT_9) digits += 1;
    if (run > LONGEST_HARMLESS_RUN || (digits > 0 && run >= 8)) return true;
  }
  return false;
}

function masked(text: string, { pattern, keep, decide }: SecretForm): string {
  return text.replace(pattern, (found: string, ...groups: unknown[]) => {
    const [kept, value] = groups;
    if (decide !== undefined && !decide(String(value), String(kept))) return found;
    return `${keep ?? (typeof kept === 'string' ? kept : '')}***`;
  });
}
