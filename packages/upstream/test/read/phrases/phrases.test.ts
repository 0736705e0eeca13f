import { describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/read/judge.js';
import { knownWords } from '../../../src/read/known-words.js';
import { sharedBook, sharedPhrases } from '../../../src/read/phrases/index.js';
import { viewOf } from '../../../src/read/view.js';

const codeOf = (status: number, message: string): string =>
  judge(viewOf({ status, body: JSON.stringify({ message }) }), {
    words: [knownWords],
    phrases: [sharedBook],
  }).code;

// One sentence in each form that several providers share.
describe('shared phrases', () => {
  test.each([
    ['context_length_exceeded', 'Your input exceeds the context window of this model.'],
    ['context_length_exceeded', 'The prompt is too long.'],
    ['context_length_exceeded', 'The request has 9000 tokens, which exceeds the limit.'],
    ['context_length_exceeded', 'The prompt length 9000 is larger than the maximum of 8192.'],
    ['context_length_exceeded', 'The input length (9000 tokens) exceeds the allowed length.'],
    ['context_length_exceeded', 'The decoder prompt (length 9) is longer than the model length 8.'],
    ['context_length_exceeded', 'Prompt plus max_tokens exceeds the maximum of this model.'],
    ['context_length_exceeded', 'Tokens must be less than the context length of the model: 9.'],
    ['context_length_exceeded', 'token数量超过上限'],
    ['context_length_exceeded', 'The request exceeded the max tokens: prompt 9, limit 8'],
    ['insufficient_balance', '资源包余量已用尽'],
    ['insufficient_balance', 'Your quota for hosted models has been exhausted.'],
    ['insufficient_balance', 'Monthly budget for workspace reached'],
    ['insufficient_balance', 'You have exceeded the free usage quota.'],
    ['insufficient_balance', 'Your account balance is insufficient.'],
    ['insufficient_balance', 'You have run out of credits.'],
    ['insufficient_balance', 'Monthly spending limit reached.'],
    ['content_filter', 'The prompt was flagged by our moderation system.'],
    ['content_filter', 'Blocked by content filter.'],
    ['content_filter', 'The content you provided is blocked.'],
    ['content_filter', 'Your text violates our Terms of Use.'],
    ['content_filter', 'Violated a guardrail.'],
    ['content_filter', 'image content is not safe'],
    ['invalid_api_key', 'No API key found in request'],
    ['invalid_api_key', 'The access token has expired.'],
    ['invalid_api_key', 'No valid model provider credentials found.'],
    ['permission_denied', 'This model is not available in your region.'],
    [
      'permission_denied',
      'Access to demo models is not allowed from unsupported countries or regions.',
    ],
    ['permission_denied', 'Your account has been deactivated.'],
    ['model_not_found', 'The model has been deprecated.'],
    ['model_not_found', 'Unknown model: foo'],
    ['model_not_found', 'model: demo-opus-4'],
    ['model_not_found', 'model: demo'],
    ['model_not_found', 'model: demo-opus-4 (see the list)'],
    ['validation_error', 'model: Field required'],
    ['invalid_schema', 'Invalid schema for response_format.'],
    ['request_too_large', 'The image exceeds 5 MB.'],
    ['request_too_large', 'Request payload size exceeds the limit: 20971520 bytes.'],
    ['service_unavailable', 'The model has crashed.'],
    ['unsupported_media_type', 'Unsupported image format.'],
    ['rate_limit_exceeded', 'Too many requests.'],
    ['overloaded', 'The server is busy.'],
    ['conflict', 'A run with this id already exists.'],
    ['validation_error', 'top_logprobs must be between 0 and 20'],
    ['invalid_request_error', 'Messages must alternate between user and assistant.'],
  ])('%s: %s', (code, message) => {
    expect(codeOf(400, message)).toBe(code);
  });

  test.each([
    ['upstream_unreachable', 'connect ECONNREFUSED 127.0.0.1:8000'],
    ['request_timeout', 'The upstream timed out.'],
    ['service_unavailable', 'CUDA out of memory.'],
    ['internal_error', 'could not load model: it ended'],
    ['context_length_exceeded', 'the request exceeds the available context size'],
    ['internal_error', 'Something went wrong.'],
  ])('%s under a 500: %s', (code, message) => {
    expect(codeOf(500, message)).toBe(code);
  });

  // Words that mislead: each means something else than its loudest word.
  test.each([
    [429, 'rate_limit_exceeded', 'Too many tokens, please wait before trying again.'],
    [400, 'invalid_request_error', 'Web search options not supported with this model.'],
    [400, 'validation_error', 'Invalid token in prompt: 7. Minimum value is 0.'],
    [
      429,
      'rate_limit_exceeded',
      'Rate limit reached. Need more? See the billing page to buy credits.',
    ],
    [429, 'rate_limit_exceeded', 'Please reduce the prompt length or try again later.'],
    [403, 'permission_denied', 'Access to this model is restricted.'],
  ])('%i %s: %s', (status, code, message) => {
    expect(codeOf(status, message)).toBe(code);
  });

  test('each needle is in what its pattern can match', () => {
    for (const { needle } of sharedPhrases) expect(needle).toBe(needle.toLowerCase());
  });
});
