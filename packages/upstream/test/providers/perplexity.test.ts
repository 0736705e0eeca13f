import { perplexity } from '../../src/providers/perplexity.js';
import { reads } from './reads.js';

const error = (message: string, type: string, code: number): object => ({
  error: { message, type, code },
});

reads(perplexity, 'docs.perplexity.ai, "Error handling"', [
  {
    says: 'a long prompt',
    status: 400,
    body: error('The total length of all messages is too long.', 'too_many_prompt_tokens', 400),
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown model',
    status: 400,
    body: error("Invalid model 'sonar-nine'.", 'invalid_model', 400),
    code: 'model_not_found',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: error('Invalid API key provided.', 'invalid_api_key', 401),
    code: 'invalid_api_key',
  },
  {
    says: 'no credit, as a 401',
    status: 401,
    body: error(
      'You exceeded your current quota, please check your plan and billing details.',
      'insufficient_quota',
      401,
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'a wrong last role',
    status: 400,
    body: error('Last message must have role `user` or `tool`.', 'invalid_message', 400),
    code: 'invalid_request_error',
  },
]);
