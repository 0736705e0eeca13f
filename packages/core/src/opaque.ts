/**
 * Does a value look made by a machine (a key, a password, base64), or is it a word, an identifier,
 * an expression? What stands behind `password:` in a type, a label or a line of code must stay.
 */

/** `<your key>`, `$OPENAI_API_KEY`, `{{ secret }}`, `YOUR_API_KEY`, `xxxx`: nobody's secret. */
const PLACEHOLDER = /^(?:[<${%[(`]|\/\^|your|my[_-]|x{4}|\.{3}|\*{3})/i;

/** `getpass.getpass()`, `keys[0]`: an expression. */
const EXPRESSION = /^[A-Za-z_$][\w$.?]*[([]/;

/** `process.env.KEY_1`, `config.apiKey2`: read from somewhere, so not the secret itself. */
const READ_FROM =
  /^(?:process|import|os|env|environ|config|settings|this|self|options|opts|props|req|request|ctx|secrets?|vars?|args|params|data|user|account|credentials|keys?|e|err|error|event|body|input|state|client)\??\./;

/** Types with a digit in their name. */
const TYPE = /^(?:Big)?(?:Uint|Int|Float)\d{1,2}(?:Clamped)?(?:Array)?$/i;

/** `PWD=/home/someone` is where a process runs. */
const WORKING_DIRECTORY = /^["']?pwd/i;
const PATH = /^(?:[./~]|[A-Za-z]:\\)/;

const NAME = /^[A-Za-z_$][\w$.]*$/;
const DOTTED = /^[A-Za-z_$][\w$]*(?:\.[\w$]+)+$/;

/** Words that stand where a value would: types, labels, prose. */
const WORD =
  /key|token|secret|pass(?!1)|pwd|auth|string|bool|number|null|undefined|true|false|none|required|optional|missing|invalid|expired|empty|unset|must|should|provided|redacted|hidden|masked|example/i;

/** A digit among letters, or capitals strewn as no writer of names does it. */
export function looksRandom(text: string): boolean {
  if (text.length < 6) return false;
  if (/[*•]{3}/.test(text)) return true;
  const letters = /[A-Za-z]/.test(text);
  if (letters && /\d/.test(text)) return true;
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return parts.length >= 3 && parts.join('').length / parts.length < 3;
}

/**
 * Is this the value of a name like `api_key` itself, and not a type, a label or an expression?
 * A bare word is one only where it was assigned without a space or quoted: in `secret: answer` it
 * is the name of a variable, in `secret=answer` a value.
 */
export function looksSecret(value: string, before: string): boolean {
  const bare = value.replace(/[;:,.)\]}]{1,4}$/, '');
  if (PLACEHOLDER.test(bare) || EXPRESSION.test(bare) || READ_FROM.test(bare)) return false;
  if (TYPE.test(bare) || (WORKING_DIRECTORY.test(before) && PATH.test(bare))) return false;
  if (looksRandom(bare) || /^\d{4,}$/.test(bare)) return true;
  if (/\s$/.test(before) && NAME.test(bare)) return false;
  return bare.length >= 6 && !WORD.test(bare) && !DOTTED.test(bare);
}

/** Behind `Bearer`: English has "Bearer authentication", tokens have digits, capitals, length. */
export function looksToken(value: string): boolean {
  if (PLACEHOLDER.test(value)) return false;
  return looksRandom(value) || value.length >= 24 || (/[_=]/.test(value) && !WORD.test(value));
}

/** Behind `Basic`: what decodes to `user:password` (RFC 7617), or is too long for a word. */
export function looksBasic(value: string): boolean {
  const whole = value.replace(/=+$/, '');
  try {
    if (/:/.test(atob(whole.slice(0, whole.length - (whole.length % 4))))) return true;
  } catch {
    // Not base64.
  }
  return whole.length >= 16 && looksRandom(whole) && !whole.includes('/');
}
