import { looksBasic, looksRandom, looksSecret, looksToken } from './opaque.js';

/**
 * The forms in which services publish their keys, each anchored so that ordinary text (UUIDs,
 * hashes, captions, code) passes unchanged. All are linear: no nested quantifiers, every run bounded.
 */
export interface SecretForm {
  /** Group 1, where there is one, is kept; group 2 is the value that `decide` looks at. */
  readonly pattern: RegExp;
  /** Kept before the stars instead of group 1. */
  readonly keep?: string;
  /** Is it one after all, behind what is kept? Default: yes. */
  readonly decide?: (value: string, before: string) => boolean;
}

const hasDigit = (value: string): boolean => /\d/.test(value);
const longAndRandom = (value: string): boolean => value.length >= 16 && looksRandom(value);

/** `sk-learn` is a package, `sk-…` with a digit, a capital, stars or 16 characters is a key. */
const likeSk = (value: string): boolean => value.length >= 16 || /[\dA-Z*]|\.{3}/.test(value);

export const SECRET_FORMS: readonly SecretForm[] = [
  // Images, audio and files as data URLs (RFC 2397): the payload is the caller's.
  {
    pattern: /(\bdata:[\w.+-]{1,40}\/[\w.+-]{1,80}(?:;[\w=.-]{1,80}){0,3};base64,)[\w+/%=-]{64,}/gi,
  },
  // PEM private keys, with real or escaped line ends.
  {
    pattern:
      /-----BEGIN ([A-Z ]{0,24})PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{8,16384}(?:-----END \1PRIVATE KEY-----)?/g,
    keep: '',
  },
  // Cookie headers whole: each pair may be a session.
  {
    pattern:
      /(\b(?:set-)?cookie\\{0,7}["']?\s{0,4}[:=]\s{0,4}\\{0,7}["']?)([\w.-]{1,64}=[^"'\r\n]{4,4096})/gi,
    decide: (value) => looksRandom(value.slice(value.indexOf('=') + 1)),
  },
  // Authorization with any scheme but the three below.
  {
    pattern:
      /(\bauthorization\\{0,7}["']?\s{0,4}[:=]\s{0,4}\\{0,7}["']?(?!Bearer\b|Basic\b|Token\b)(?:[A-Za-z][\w-]{1,20} )?)([^\s"',;&<>{}]{6,4096})/gi,
    decide: looksRandom,
  },
  // Schemes (RFC 6750, RFC 7617), wherever they were pasted.
  {
    pattern: /(\bBearer(?: {1,4}|%20|\+))([\w.~+/*-]{6,4096}={0,2})/gi,
    decide: looksToken,
  },
  {
    pattern: /(\bBasic(?: {1,4}|%20|\+))([A-Za-z0-9+/]{6,4096}={0,2})/gi,
    decide: looksBasic,
  },
  { pattern: /(\bToken(?: {1,4}|%20))([\w.~+/-]{16,4096}={0,2})/gi, decide: longAndRandom },
  // JSON Web Tokens (RFC 7519): header and payload begin with base64url of `{"`.
  {
    pattern: /\beyJ[\w-]{6,8192}\.[\w-]{4,8192}(?:\.[\w-]{0,8192}){0,3}/g,
    keep: '',
  },
  // OpenAI, Anthropic, OpenRouter, DeepSeek and everybody who took over the form; half masked ones too.
  {
    pattern: /(\bsk-(?:(?:proj|ant|or|svcacct|admin)-)?)([\w*.-]{6,512}\b\*{0,64})/g,
    keep: 'sk-',
    decide: likeSk,
  },
  // Stripe and ElevenLabs.
  { pattern: /(\b[sr]k_(?:live|test)_)[\w*]{8,512}/g },
  { pattern: /(\bsk_)([A-Za-z0-9]{20,128})\b/g, decide: hasDigit },
  // SolRouter, Groq, Hugging Face, Replicate, Fireworks, Together, xAI, Perplexity, NVIDIA, Cerebras, Tavily.
  { pattern: /(\b(?:gsk|hf|r8|fw)_)([A-Za-z0-9*]{16,256})\b/g, decide: looksRandom },
  { pattern: /(\bsr_)([\w*-]{10,256})/g, decide: looksRandom },
  {
    pattern: /(\b(?:xai|pplx|nvapi|csk|tvly|tgp_v1|lsv2_pt)[-_])([\w*-]{20,256})/g,
    decide: looksRandom,
  },
  // Google: API keys (both forms), OAuth tokens and client secrets.
  { pattern: /(\bAIza)[\w-]{20,64}/g },
  { pattern: /(\bAQ\.)([\w-]{20,256})/g, decide: looksRandom },
  { pattern: /(\bya29\.)[\w.-]{10,2048}/g },
  { pattern: /(\bGOCSPX-)[\w-]{10,64}/g },
  // AWS: access key ids, Bedrock keys; secrets follow as named values, or beside their id.
  {
    pattern:
      /(\b(?:AKIA|ASIA)[A-Z0-9]{16}["']?[\s:,;|/]{1,4}["']?)([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/])/g,
  },
  { pattern: /(\b(?:AKIA|ASIA|ABIA|ACCA))[A-Z0-9]{16}\b/g },
  { pattern: /(\bSignature=)[0-9a-f]{64}\b/g },
  { pattern: /(\bABSK)[A-Za-z0-9+/=]{20,512}/g },
  // GitHub, GitLab, npm, PyPI.
  { pattern: /(\bgh[pousr]_)[A-Za-z0-9]{16,255}/g },
  { pattern: /(\bgithub_pat_)\w{20,255}/g },
  { pattern: /(\bglpat-)[\w-]{16,64}/g },
  { pattern: /(\bnpm_)[A-Za-z0-9]{30,64}\b/g },
  { pattern: /(\bpypi-)[\w-]{32,512}/g },
  // Slack: tokens and incoming hooks.
  { pattern: /(\bxox[abeoprs]-)[\w-]{8,512}/g },
  { pattern: /(\bxapp-)[\w-]{10,512}/g },
  { pattern: /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/]{10,256}/g },
  // SendGrid, Shopify, DigitalOcean, webhook secrets, Telegram bots.
  { pattern: /(\bSG\.)[\w-]{16,64}\.[\w-]{16,64}/g },
  { pattern: /(\b(?:shp(?:at|ca|pa|ss)|do[opr]_v1)_)[0-9a-f]{32,128}/g },
  { pattern: /(\bwhsec_)[\w+/=-]{20,256}/g },
  { pattern: /\b\d{8,10}:AA[\w-]{30,40}\b/g, keep: '' },
  // user:password@ in an address (RFC 3986 §3.2.1).
  { pattern: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@["'<>]{0,128}:)[^\s/?#@"'<>]{1,512}(?=@)/gi },
  // Named values in JSON, headers, environment files, code and query strings.
  {
    pattern:
      /((?<![A-Za-z0-9]|invalid[_-])(?:(?:api|access|secret|private|auth|subscription|function|account|shared[-_]?access)[-_]?key|(?:access|auth|refresh|id|session|security|api|bot)[-_]?token|client[-_]?secret|aws[-_]secret|secret[-_]?access[-_]?key|x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|password|passwd|passphrase|pwd|secret)\\{0,7}["']?\s{0,4}(?::|=|%3D)\s{0,4}\\{0,7}["']?)(?!(?:Bearer|Basic|Token)\b)([^\s"',;&<>\\]{4,4096})/gi,
    decide: looksSecret,
  },
  {
    pattern: /([?&](?:key|sig|signature|token|code|auth|access)=)([^\s"'&#<>]{8,2048})/gi,
    decide: looksSecret,
  },
  // Providers echo what they were sent: "Incorrect API key provided: abc…".
  {
    pattern:
      /(\b(?:api key|key provided|token provided|api key provided)["']?: {1,2}["'`]?)([\w*.-]{8,512})/gi,
    decide: (value) => looksRandom(value) || value.includes('*'),
  },
];

/**
 * Whatever one of the forms begins with, for a text in lower case: without any of these no form
 * can match, and most texts end their search here. A word that messages are full of ("tokens",
 * "key") counts only with what the form wants behind it.
 */
export const SIGNS: RegExp =
  /;base64,|private key|(?:key|token|secret|passw(?:or)?d|passphrase|pwd|cookie|authorization)\\{0,7}["']?\s{0,4}(?:[:=]|%3d)|(?:key|token) provided|token(?: {1,4}|%20)[\w.~+/-]{16}|b(?:earer|asic)(?: |%20|\+)|eyj|[srp]k[-_]|hf_|r8_|fw_|sr_|xai[-_]|pplx[-_]|nvapi[-_]|csk[-_]|tvly[-_]|tgp_v1|lsv2_pt|aiza|aq\.|ya29|gocspx|a[ksbc][ic]a|absk|signature=|gh[pousr]_|github_pat|glpat|npm_|pypi-|xox|xapp-|hooks\.slack|sg\.|shp|do[opr]_v1|whsec|:aa|:\/\/[^\s/@]*@|x-amz|x-goog|[?&](?:sig|code|auth|access)/;
