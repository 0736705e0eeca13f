import { fault } from '../fault.js';
import { readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/** https://github.com/panva/jose/blob/main/docs/util/errors/README.md: what a token can cause. */
const ABOUT_THE_TOKEN: ReadonlySet<string> = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWE_DECRYPTION_FAILED',
  'ERR_JWE_INVALID',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
]);

/** jose, by its codes. Bad keys and key sets of the app's own stay what they are: its defects. */
export const jose: Recognizer = {
  name: 'jose',
  recognize(thrown) {
    const value = readString(thrown, 'code', 64) ?? '';
    if (value === 'ERR_JWKS_TIMEOUT')
      return fault('request_timeout', { evidence: { by: 'code', field: 'code', value } });
    if (!ABOUT_THE_TOKEN.has(value)) return undefined;
    return fault('invalid_api_key', {
      message: value === 'ERR_JWT_EXPIRED' ? 'the token has expired' : undefined,
      issue: 'value',
      evidence: { by: 'code', field: 'code', value },
    });
  },
};
