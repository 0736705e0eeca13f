import { mistral } from '../../src/providers/mistral.js';
import { reads } from './reads.js';

const error = (message: unknown, type: string, code: string | null = null): object => ({
  object: 'error',
  message,
  type,
  param: null,
  code,
});

reads(mistral, 'docs.mistral.ai, "Error glossary"', [
  {
    says: 'an unknown model',
    status: 400,
    body: error('Invalid model: mistral-nine', 'invalid_model', '1500'),
    code: 'model_not_found',
  },
  {
    says: 'no capacity, as a 429',
    status: 429,
    body: error(
      'Service tier capacity exceeded for this model.',
      'service_tier_capacity_exceeded',
      '3505',
    ),
    code: 'overloaded',
  },
  {
    says: 'no capacity under the general type',
    status: 429,
    body: error('Service tier capacity exceeded for this model.', 'invalid_request_error'),
    code: 'overloaded',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: { message: 'Requests rate limit exceeded' },
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a rate limit by its number',
    status: 429,
    body: error('Rate limit exceeded', 'rate_limited', '1300'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      'Prompt contains 66018 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
      'invalid_request_prompt',
      '3051',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'roles in a wrong order',
    status: 400,
    body: error(
      'Expected last role User or Tool for serving but got assistant',
      'invalid_request_message_order',
      '3230',
    ),
    code: 'invalid_request_error',
  },
  {
    says: "pydantic's list in the message",
    status: 422,
    body: error(
      {
        detail: [
          {
            type: 'extra_forbidden',
            loc: ['body', 'foo'],
            msg: 'Extra inputs are not permitted',
            input: 1,
          },
        ],
      },
      'invalid_request_error',
    ),
    code: 'validation_error',
  },
  {
    says: "the gateway's 401",
    status: 401,
    body: { detail: 'Unauthorized' },
    code: 'invalid_api_key',
  },
]);
