import { expect, test } from '@jest/globals';
import { huggingface } from '../../src/providers/huggingface.js';
import { reads } from './reads.js';

const tgi = (error: string, type: string): object => ({ error, error_type: type });

reads(huggingface, 'the OpenAPI documents of TGI and TEI; the hub', [
  {
    says: 'an overloaded server, as a 429',
    status: 429,
    body: tgi('Model is overloaded', 'overloaded'),
    code: 'overloaded',
  },
  {
    says: 'a failed backend, as a 424',
    status: 424,
    body: tgi('Request failed during generation', 'generation'),
    code: 'internal_error',
    retryable: true,
  },
  {
    says: 'an incomplete generation',
    status: 500,
    body: tgi('Incomplete generation', 'incomplete_generation'),
    code: 'internal_error',
  },
  {
    says: 'a tokenizer that failed',
    status: 422,
    body: tgi('Tokenization error', 'tokenizer'),
    code: 'validation_error',
  },
  {
    says: 'an empty batch',
    status: 400,
    body: tgi('Batch is empty', 'empty'),
    code: 'invalid_request_error',
  },
  {
    says: 'too large a batch',
    status: 413,
    body: tgi('Batch size error', 'validation'),
    code: 'request_too_large',
    named: true,
  },
  {
    says: 'a long prompt, as a 422',
    status: 422,
    body: tgi(
      'Input validation error: `inputs` must have less than 1024 tokens. Given: 2000',
      'validation',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a model that loads',
    status: 503,
    body: { error: 'Model foo/bar is currently loading', estimated_time: 20 },
    code: 'service_unavailable',
  },
  {
    says: 'a list of texts',
    status: 400,
    body: { error: ['Error in `inputs.context`: field required'] },
    code: 'validation_error',
  },
  {
    says: 'used-up credits',
    status: 402,
    body: { error: 'You have exceeded your monthly included credits for Inference Providers.' },
    code: 'insufficient_balance',
  },
  {
    says: 'a free limit',
    status: 429,
    body: {
      error:
        'Rate limit reached. You reached free usage limit (reset hourly). Please subscribe to a plan',
    },
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a gated model, told by the header',
    status: 403,
    headers: { 'x-error-code': 'GatedRepo' },
    body: 'Access to model foo/bar is restricted.',
    code: 'permission_denied',
  },
  {
    says: 'something that exists already',
    status: 409,
    body: { error: 'You already created this space repo' },
    code: 'conflict',
  },
]);

test('the estimated time is the wait', () => {
  const body = JSON.stringify({ error: 'Model foo/bar is currently loading', estimated_time: 20 });
  const found = huggingface.recognize({ provider: 'huggingface', status: 503, body });
  expect(found?.retryAfterMs).toBe(20_000);
});
