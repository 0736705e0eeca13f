import { openai } from '../../src/providers/openai.js';
import { openaiError, reads } from './reads.js';

const invalid = 'invalid_request_error';

reads(openai, 'platform.openai.com, "Error codes"', [
  {
    says: 'an incorrect key',
    status: 401,
    body: openaiError('Incorrect API key provided: sk-test.', {
      type: invalid,
      code: 'invalid_api_key',
    }),
    code: 'invalid_api_key',
  },
  {
    says: 'missing scopes, as a 401',
    status: 401,
    body: openaiError(
      'You have insufficient permissions for this operation. Missing scopes: model.request.',
      { type: invalid },
    ),
    code: 'permission_denied',
  },
  {
    says: 'a country that is not served',
    status: 403,
    body: openaiError('Country, region, or territory not supported', {
      type: 'request_forbidden',
      code: 'unsupported_country_region_territory',
    }),
    code: 'permission_denied',
  },
  {
    says: 'an unverified organisation, as model_not_found',
    status: 404,
    body: openaiError('Your organization must be verified to use the model `gpt-9`.', {
      type: invalid,
      code: 'model_not_found',
    }),
    code: 'permission_denied',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: openaiError('The model `gpt-9` does not exist or you do not have access to it.', {
      type: invalid,
      code: 'model_not_found',
    }),
    code: 'model_not_found',
  },
  {
    says: 'a used-up quota, as a 429',
    status: 429,
    body: openaiError(
      'You exceeded your current quota, please check your plan and billing details.',
      { type: 'insufficient_quota', code: 'insufficient_quota' },
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'a rate limit with a word about billing',
    status: 429,
    body: openaiError(
      'Rate limit reached for gpt-9 on tokens per min (TPM): Limit 30000, Used 20000, Requested 15000. Please try again in 10s. Add a payment method to raise it.',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'one request over the budget',
    status: 429,
    body: openaiError(
      'Request too large for gpt-9 on tokens per min (TPM): Limit 30000, Requested 45000.',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    code: 'request_too_large',
  },
  {
    says: 'overload, as a 429',
    status: 429,
    body: openaiError('The server is currently overloaded with other requests.', {
      type: 'server_error',
    }),
    code: 'overloaded',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: openaiError("This model's maximum context length is 4097 tokens.", {
      type: invalid,
      code: 'context_length_exceeded',
      param: 'messages',
    }),
    code: 'context_length_exceeded',
  },
  {
    says: "a tool's schema",
    status: 400,
    body: openaiError("Invalid schema for function 'f': 'required' is missing.", {
      type: invalid,
      code: 'invalid_function_parameters',
      param: 'tools[0].parameters',
    }),
    code: 'invalid_schema',
  },
  {
    says: 'a value below its minimum',
    status: 400,
    body: openaiError("Invalid 'max_tokens': integer below minimum value.", {
      type: invalid,
      code: 'integer_below_min_value',
      param: 'max_tokens',
    }),
    code: 'validation_error',
  },
  {
    says: 'a parameter the model does not take',
    status: 400,
    body: openaiError("Unsupported parameter: 'stop' is not supported with this model.", {
      type: invalid,
      code: 'unsupported_parameter',
      param: 'stop',
    }),
    code: 'invalid_request_error',
  },
  {
    says: 'a refusal of the safety system',
    status: 400,
    body: openaiError('Your request was rejected by the safety system.', {
      type: 'image_generation_user_error',
      code: 'moderation_blocked',
    }),
    code: 'content_filter',
  },
  {
    says: "another server's status in the message",
    status: 400,
    body: openaiError('Error while downloading file. Upstream status code: 404.', {
      type: invalid,
      code: 'invalid_value',
      param: 'url',
    }),
    code: 'invalid_request_error',
  },
  {
    says: 'an unknown resource',
    status: 404,
    body: openaiError('Could not find fine tune: ft-1', {
      type: invalid,
      code: 'fine_tune_not_found',
    }),
    code: 'not_found',
  },
  {
    says: 'a run in the way',
    status: 400,
    body: openaiError('Thread thread_1 already has an active run run_1.', { type: invalid }),
    code: 'conflict',
  },
  {
    says: 'a file that is no image',
    status: 400,
    body: openaiError('You uploaded an unsupported image.', {
      type: invalid,
      code: 'invalid_image_format',
    }),
    code: 'unsupported_media_type',
  },
  {
    says: 'a failed response in a stream',
    status: 200,
    body: 'event: response.failed\ndata: {"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"Rate limit reached. Please try again in 3s."}}}\n\n',
    code: 'rate_limit_exceeded',
  },
  { says: 'nothing but a 500', status: 500, body: '', code: 'internal_error' },
]);
