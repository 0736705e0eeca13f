import type { Fault } from '../fault.js';
import { redact } from '../redact.js';
import type { Profile, ProfileRow } from './profile.js';
import { hasOwnMessage, rateLimitMessage } from './wording.js';

const ONE_WORD = /^[\x21-\x7e]{1,64}$/;
const MODEL_NAME = /^[\x21-\x7e]{1,256}$/;
/** What `foundOf` says of a value that is no scalar; as a prompt it would tell nothing either. */
const TYPE_NAME = /^(?:array|object|null)$/;
const PRIVATE = /^(?:messages|input|tools)(?:[.[]|$)/;

/** A value of the request is told only where it cannot be a secret or a prompt (docs/contract.md, "Echo"). */
function echo(found: NonNullable<Fault['found']>, param: string): string {
  const shown = param === 'model' ? MODEL_NAME : ONE_WORD;
  if (typeof found === 'string') {
    if (TYPE_NAME.test(found)) return found;
    const plain = !PRIVATE.test(param) && shown.test(found) && redact(found) === found;
    return plain ? found : 'string';
  }
  return PRIVATE.test(param) ? typeof found : String(found);
}

/** `Invalid 'temperature' parameter: '9'`, the sentence of the document. */
function invalidParameter(fault: Fault): string {
  const { param, found, issue } = fault;
  if (param === undefined) return fault.message;
  if (issue === 'missing') return `Missing '${param}' parameter`;
  if (found === undefined) return `Invalid '${param}' parameter`;
  return `Invalid '${param}' parameter: '${echo(found, param)}'`;
}

const parameter: ProfileRow = {
  type: 'invalid_request_error',
  code: 'invalid_parameter',
  message: invalidParameter,
};

function keyMessage(fault: Fault): string {
  if (fault.issue === 'unknown' || fault.issue === 'value') return 'Invalid API key provided';
  return fault.issue === 'missing' && !hasOwnMessage(fault) ? 'API key required' : fault.message;
}

/** SolidRusT AI's published contract: https://api.solidrust.ai/v1. Its table of statuses is closed. */
export const solidrust: Profile = {
  name: 'solidrust',
  basePath: '/v1',
  keyPrefix: '',
  keys: ['message', 'type', 'code', 'param'],
  omitNull: true,
  fold: { 402: 403, 405: 404, 408: 503, 502: 503, 409: 400, 413: 400, 415: 400, 422: 400 },
  codes: {
    validation_error: parameter,
    invalid_schema: parameter,
    model_not_found: { ...parameter, status: 400 },
    invalid_api_key: { message: keyMessage },
    insufficient_balance: { status: 403, type: 'permission_error' },
    rate_limit_exceeded: { message: rateLimitMessage },
  },
};
