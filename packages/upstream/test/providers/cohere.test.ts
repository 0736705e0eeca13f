import { cohere } from '../../src/providers/cohere.js';
import { reads } from './reads.js';

const error = (message: string, more: object = {}): object => ({
  id: '00000000-test',
  message,
  ...more,
});

reads(cohere, 'docs.cohere.com, "HTTP status codes"', [
  {
    says: 'a long prompt',
    status: 400,
    body: error('too many tokens: size limit exceeded by 20 tokens.', {
      error_type: 'TOO_MANY_TOKENS',
    }),
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown key',
    status: 401,
    body: error('invalid api token'),
    code: 'invalid_api_key',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error("model 'command-nine' not found, make sure the correct model ID was used."),
    code: 'model_not_found',
  },
  {
    says: 'a model that was removed',
    status: 404,
    body: error("model 'command-r' was removed on September 15, 2025."),
    code: 'model_not_found',
  },
  {
    says: 'a trial key at its limit',
    status: 429,
    body: error(
      'You are using a Trial key, which is limited to 10 API calls / minute. Upgrade to a Production key with higher rate limits.',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a blocked output, as a 498',
    status: 498,
    body: error('blocked output: please try again with a different prompt'),
    code: 'content_filter',
    named: true,
  },
  {
    says: 'a parameter of the wrong type',
    status: 422,
    body: error('invalid type: parameter max_tokens is of type string but should be of type int.'),
    code: 'validation_error',
  },
  {
    says: 'a cancelled request',
    status: 499,
    body: error('request cancelled'),
    code: 'request_timeout',
  },
]);
