/**
 * Does a value look made by a machine (a key, a password, base64), or is it a word, an identifier,
 * an expression? What stands behind `password:` in a type, a label or a line of code must stay.
 */

/** `<your key>`, `$OPENAI_API_KEY`, `{{ secret }}`, `YOUR_API_KEY`, `xxxx`: nobody's secret. */
const PLACEHOLDER = /^(?:[<${%[(`]|your|my[_-]|x{4}|\.{3}|\*{3})/i;

/** `getpass.getpass()`, `keys[0]`: an expression. */
const EXPRESSION = /^[A-Za-z_$][\w$.?]*[([]/;

/** `process.env.KEY_1`, `config.apiKey2`: read from somewhere, so not the secret itself. */
const READ_FROM =
  /^(?:process|import|os|env|environ|config|settings|this|self|options|opts|props|req|request|ctx|secrets?|vars?|args|params|data|user|account|credentials|keys?|e|err|error|event|body|input|state|client)\??\./;

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

/** Is this the value of a name like `api_key` itself, and not a type, a label or an expression? */
export function looksSecret(value: string): boolean {
  if (PLACEHOLDER.test(value) || EXPRESSION.test(value) || READ_FROM.test(value)) return false;
  if (looksRandom(value)) return true;
  if (/^\d{4,}$/.test(value)) return true;
  return value.length >= 6 && !WORD.test(value) && !/^[A-Za-z_$][\w$]*(?:\.[\w$]+)+$/.test(value);
}

/** Behind `Bearer`: English has "Bearer authentication", tokens have digits, capitals, length. */
export function looksToken(value: string): boolean {
  if (PLACEHOLDER.test(value)) return false;
  return looksRandom(value) || value.length >= 24 || (/[_=]/.test(value) && !WORD.test(value));
}
