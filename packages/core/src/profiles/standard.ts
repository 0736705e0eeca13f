import type { Profile } from './profile.js';
import { keyMessage, rateLimitMessage } from './wording.js';

/** The union of both published documents: everything that either of them lists. */
export const standard: Profile = {
  name: 'standard',
  basePath: '/v1',
  keyPrefix: '',
  keys: ['message', 'type', 'code', 'param'],
  omitNull: false,
  fold: {},
  codes: {
    invalid_api_key: { message: keyMessage },
    rate_limit_exceeded: { message: rateLimitMessage },
  },
};
