import { databricks } from '../../src/providers/databricks.js';
import { reads } from './reads.js';

const error = (error_code: string, message: string): object => ({ error_code, message });

reads(databricks, 'docs.databricks.com, REST API "Errors"', [
  {
    says: 'a rate limit',
    status: 429,
    body: error('REQUEST_LIMIT_EXCEEDED', 'Exceeded workspace input tokens per minute rate limit.'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'an unknown endpoint, which is a model',
    status: 404,
    body: error('RESOURCE_DOES_NOT_EXIST', "Endpoint with name 'foo' does not exist."),
    code: 'model_not_found',
  },
  {
    says: 'a wrong token, as a 403',
    status: 403,
    body: error('403', 'Invalid access token.'),
    code: 'invalid_api_key',
  },
  {
    says: "an external model's words",
    status: 400,
    body: error(
      'BAD_REQUEST',
      '{"external_model_provider":"x","external_model_error":{"message":"prompt is too long: 210000 tokens > 200000 maximum"}}',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'maintenance',
    status: 503,
    body: error('TEMPORARILY_UNAVAILABLE', 'The service is temporarily unavailable.'),
    code: 'service_unavailable',
  },
]);
