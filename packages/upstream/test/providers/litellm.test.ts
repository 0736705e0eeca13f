import { litellm } from '../../src/providers/litellm.js';
import { openaiError, reads } from './reads.js';

const error = (message: string, code: string): object =>
  openaiError(message, { type: 'None', param: 'None', code });

reads(litellm, 'BerriAI/litellm, exceptions.py and proxy/_types.py', [
  {
    says: "the provider's JSON at the end",
    status: 400,
    body: error(
      'litellm.ContextWindowExceededError: AnthropicException - {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 209000 tokens > 200000 maximum"}}',
      '400',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'an overload that became a 500',
    status: 500,
    body: error(
      'litellm.InternalServerError: AnthropicException - {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}. Handle with `litellm.InternalServerError`.',
      '500',
    ),
    code: 'overloaded',
  },
  {
    says: 'the class alone',
    status: 400,
    body: error(
      'litellm.ContentPolicyViolationError: AzureException - The response was blocked.',
      '400',
    ),
    code: 'content_filter',
  },
  {
    says: 'a budget',
    status: 400,
    body: openaiError('Budget has been exceeded! Current cost: 12.3, Max budget: 10.0', {
      type: 'budget_exceeded',
      code: '400',
    }),
    code: 'insufficient_balance',
  },
  {
    says: 'a budget worded as missing deployments',
    status: 429,
    body: error('No deployments available - crossed budget: Exceeded budget for deployment', '429'),
    code: 'insufficient_balance',
  },
  {
    says: 'deployments that cool down',
    status: 429,
    body: error('No deployments available for selected model, Try again in 60 seconds.', '429'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'an unknown model',
    status: 400,
    body: error(
      '/chat/completions: Invalid model name passed in model=foo. Call `/v1/models` to view available models for your key.',
      '400',
    ),
    code: 'model_not_found',
  },
  {
    says: 'an unknown key',
    status: 401,
    body: openaiError('Authentication Error, Invalid proxy server token passed.', {
      type: 'token_not_found_in_db',
      code: '401',
    }),
    code: 'invalid_api_key',
  },
  {
    says: 'a host that does not answer',
    status: 500,
    body: error(
      'litellm.APIConnectionError: OllamaException - Cannot connect to host localhost:11434',
      '500',
    ),
    code: 'upstream_unreachable',
  },
]);
