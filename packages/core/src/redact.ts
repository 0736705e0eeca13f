/**
 * Secrets out of any text. Each pattern is anchored on a form that a service publishes for its
 * keys, so that ordinary text (UUIDs, hashes, base64 captions, code) passes unchanged; all are
 * linear: no nested quantifiers, every run bounded.
 */

type Rule = readonly [pattern: RegExp, replacement: string];

const RULES: readonly Rule[] = [
  // Authorization schemes (RFC 6750, RFC 7617), wherever they were pasted.
  [/\b(Bearer|Basic|Token)(\s{1,4}|%20)[A-Za-z0-9._~+/-]{8,4096}={0,2}/gi, '$1$2***'],
  // JSON Web Tokens (RFC 7519): header and payload begin with base64url of `{"`.
  [/\beyJ[A-Za-z0-9_-]{6,8192}\.[A-Za-z0-9_-]{4,8192}(?:\.[A-Za-z0-9_-]{0,8192})?/g, '***'],
  // sk-…, sk-proj-…, sk-ant-…, sk-or-v1-…, pk_live_…, rk_test_…, and keys that are already half masked.
  [/\b(sk|pk|rk)([-_])(?:[A-Za-z]{2,8}[-_]){0,3}[A-Za-z0-9*]{4}[A-Za-z0-9_*.-]{4,512}/g, '$1$2***'],
  // Providers: SolRouter, Groq, xAI, Perplexity, Hugging Face, Replicate, Fireworks, NVIDIA, Cerebras, Tavily, Google AI studio's newer form.
  [
    /\b(sr_|gsk_|xai-|pplx-|hf_|r8_|fw_|nvapi-|csk-|tvly-|tgp_v1_|AQ\.)[A-Za-z0-9*][A-Za-z0-9_*-]{7,512}/g,
    '$1***',
  ],
  // Google API keys and OAuth tokens.
  [/\bAIza[A-Za-z0-9_-]{20,64}/g, 'AIza***'],
  [/\bya29\.[A-Za-z0-9_-]{10,2048}/g, 'ya29.***'],
  [/\bGOCSPX-[A-Za-z0-9_-]{10,64}/g, 'GOCSPX-***'],
  // AWS access key ids; secrets follow as named values below.
  [/\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g, '$1***'],
  [/\bABSK[A-Za-z0-9+/=]{20,512}/g, 'ABSK***'],
  // GitHub, GitLab, npm, Slack, SendGrid, Shopify, DigitalOcean, Stripe webhooks, Telegram bots.
  [
    /\b(gh[pousr]_|github_pat_|glpat-|npm_|xox[abeoprs]-|xapp-|shp(?:at|ca|pa|ss)_|do[opr]_v1_|whsec_)[A-Za-z0-9_-]{10,512}/g,
    '$1***',
  ],
  [/\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}/g, 'SG.***'],
  [/\b\d{8,10}:AA[A-Za-z0-9_-]{30,40}\b/g, '***'],
  [/hooks\.slack\.com\/services\/[A-Za-z0-9/]{10,128}/g, 'hooks.slack.com/services/***'],
  // user:password@ in an address (RFC 3986 §3.2.1).
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@]{0,128}):[^\s/?#@]{1,512}@/gi, '$1:***@'],
  // PEM private keys.
  [
    /-----BEGIN ([A-Z ]{0,24})PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{0,16384}(?:-----END \1PRIVATE KEY-----)?/g,
    '***',
  ],
  // Named values: api_key=…, "x-api-key": "…", client_secret: …, password=…, ?key=…
  [
    /\b((?:x[-_])?(?:api|access|secret|private|auth|subscription|function)[-_]?(?:key|token)(?:[-_]id)?|(?:aws_)?secret[-_]access[-_]key|aws[-_]session[-_]token|x-amz-(?:security-token|signature|credential)|client[-_]?secret|password|passwd|pwd|refresh[-_]?token|id[-_]token|session[-_]?token|set-cookie|cookie|authorization|proxy-authorization)(["']{0,2}\s{0,4}[:=]\s{0,4}["']{0,2})(?!null\b|undefined\b|true\b|false\b|\*\*\*|Bearer\b|Basic\b|Token\b)[^\s"',;&<>{}]{4,4096}/gi,
    '$1$2***',
  ],
  [/([?&](?:key|sig|signature|token|code)=)[^\s"'&#<>]{8,2048}/gi, '$1***'],
  // "Incorrect API key provided: abc…": providers echo what they were sent.
  [
    /(\b(?:api )?key(?: provided)?: {1,2}["']?)(?!\*\*\*)[A-Za-z0-9*_.-]{0,8}[A-Za-z0-9*_.-]{8,512}/gi,
    '$1***',
  ],
];

/** A first look: without any of these no rule can match, and clean text costs one pass. */
const SUSPECT =
  /bearer|basic|token|eyJ|[sprk]k[-_]|sr_|gsk_|xai-|pplx-|hf_|r8_|fw_|nvapi-|csk-|tvly-|tgp_v1_|AQ\.|AIza|ya29|GOCSPX|A[KSBC][IC]A|ABSK|gh[pousr]_|github_pat|glpat|npm_|xox|xapp-|shp|do[opr]_v1|whsec|SG\.|:AA|hooks\.slack|:\/\/|PRIVATE KEY|key|secret|passw|pwd|cookie|authorization|x-amz|[?&](?:sig|code)/i;

/**
 * Takes secrets out of a text: keys of the known services, bearer and basic credentials, JWTs,
 * passwords in addresses, private keys, and whatever stands behind a name like `api_key`.
 * What is not recognised as a secret stays as it is. Never throws.
 *
 * @example
 * ```ts
 * redact('Incorrect API key provided: sk-proj-abcd1234efgh5678'); // 'Incorrect API key provided: sk-***'
 * ```
 */
export function redact(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let clean = text;
  for (const [pattern, replacement] of RULES) clean = clean.replace(pattern, replacement);
  return clean;
}
