import { look, SECRET } from './first-look.js';
import { SECRET_FORMS, type SecretForm, SIGNS } from './secret-forms.js';

/** The last text that was searched and had no sign of a secret: in a storm it comes again. */
let lastClean = '';
const LONGEST_KEPT = 512;

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
  if ((look(text) & SECRET) === 0 || text === lastClean) return text;
  if (!SIGNS.test(text.toLowerCase())) {
    if (text.length <= LONGEST_KEPT) lastClean = text;
    return text;
  }
  let clean = text;
  for (const form of SECRET_FORMS) clean = masked(clean, form);
  return clean;
}

function masked(text: string, { pattern, keep, decide }: SecretForm): string {
  return text.replace(pattern, (found: string, ...groups: unknown[]) => {
    const [kept, value] = groups;
    if (decide !== undefined && !decide(String(value), String(kept))) return found;
    return `${keep ?? (typeof kept === 'string' ? kept : '')}***`;
  });
}
