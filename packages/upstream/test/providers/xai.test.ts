import { xai } from '../../src/providers/xai.js';
import { reads } from './reads.js';

const error = (code: string, text: string): object => ({ code, error: text });

reads(xai, 'docs.x.ai, "Debugging errors"', [
  {
    says: 'a wrong key, as an invalid argument',
    status: 400,
    body: error('invalid-argument', 'Incorrect API key provided.'),
    code: 'invalid_api_key',
  },
  {
    says: 'a team without credits, as a 403',
    status: 403,
    body: error(
      'The caller does not have permission to execute the specified operation',
      "Your newly created team doesn't have any credits or licenses yet.",
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'used-up credits, as a 429',
    status: 429,
    body: error(
      'Some resource has been exhausted',
      'Your team has either used all available credits or reached its monthly spending limit.',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: error(
      'Some resource has been exhausted',
      'Too many requests for team t and model grok-9.',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      'Client specified an invalid argument',
      "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error(
      'Some requested entity was not found',
      'The model grok-99 does not exist or your team does not have access to it.',
    ),
    code: 'model_not_found',
  },
  {
    says: 'refused content, as a 403',
    status: 403,
    body: error(
      'The caller does not have permission to execute the specified operation',
      'Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_X',
    ),
    code: 'content_filter',
  },
  {
    says: 'a parameter the model does not take',
    status: 400,
    body: error(
      'Client specified an invalid argument',
      'Argument not supported on this model: presencePenalty',
    ),
    code: 'invalid_request_error',
  },
]);
