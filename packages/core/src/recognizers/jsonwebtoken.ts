import { fault } from '../fault.js';
import { readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/** What is wrong with a token; its other sentences are about the verifier's own key or options. */
const ABOUT_THE_TOKEN = /^(?:jwt |invalid (?:token|signature|algorithm|exp|nbf)|iat required)/;

/** jsonwebtoken's errors (https://github.com/auth0/node-jsonwebtoken#errors--codes). */
export const jsonwebtoken: Recognizer = {
  name: 'jsonwebtoken',
  recognize(thrown) {
    const value = readString(thrown, 'name', 64) ?? '';
    const message = readString(thrown, 'message', 200) ?? '';
    if (value === 'TokenExpiredError')
      return fault('invalid_api_key', {
        message: 'the token has expired',
        issue: 'value',
        evidence: { by: 'name', field: 'name', value },
      });
    if (value === 'NotBeforeError')
      return fault('invalid_api_key', {
        message: 'the token is not active yet',
        issue: 'value',
        evidence: { by: 'name', field: 'name', value },
      });
    if (value !== 'JsonWebTokenError') return undefined;
    if (!ABOUT_THE_TOKEN.test(message))
      return fault('internal_error', {
        evidence: { by: 'text', field: 'message', value: message },
      });
    const issue = message === 'jwt must be provided' ? 'missing' : 'value';
    return fault('invalid_api_key', { issue, evidence: { by: 'name', field: 'name', value } });
  },
};
