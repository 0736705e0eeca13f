import type { Fault } from '../fault.js';
import type { Profile } from './profile.js';
import { keyMessage, rateLimitMessage } from './wording.js';

function requestCode({ issue, param }: Fault): string | null {
  if (issue === 'missing') return 'missing_required_parameter';
  if (issue === 'unknown') return 'unsupported_parameter';
  return param === undefined ? null : 'invalid_value';
}

function valueCode({ issue }: Fault): string {
  if (issue === 'missing') return 'missing_required_parameter';
  return issue === 'type' ? 'invalid_type' : 'invalid_value';
}

/**
 * OpenAI's statuses, with types chosen so that the SDKs also read them in streams
 * (docs/contract.md, "Profiles").
 */
export const openai: Profile = {
  name: 'openai',
  basePath: '/v1',
  keyPrefix: 'sk-',
  keys: ['message', 'type', 'code', 'param'],
  omitNull: false,
  fold: { 402: 400, 408: 504, 422: 400, 504: 504 },
  codes: {
    invalid_request_error: { code: requestCode },
    validation_error: { type: 'invalid_request_error', code: valueCode },
    invalid_schema: { type: 'invalid_request_error' },
    invalid_api_key: { message: keyMessage },
    insufficient_balance: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
    rate_limit_exceeded: { message: rateLimitMessage },
    internal_error: { type: 'server_error' },
    upstream_unreachable: { type: 'server_error' },
    upstream_rejected: { type: 'server_error' },
    overloaded: { type: 'server_error' },
    service_unavailable: { type: 'server_error' },
  },
};
