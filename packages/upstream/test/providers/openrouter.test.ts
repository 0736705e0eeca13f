import { expect, test } from '@jest/globals';
import { openrouter } from '../../src/providers/openrouter.js';
import { reads } from './reads.js';

const error = (code: number, message: string, metadata?: object): object => ({
  error: { code, message, ...(metadata === undefined ? {} : { metadata }) },
  user_id: 'user_test',
});
const passed = (code: number, raw: unknown, provider: string): object =>
  error(code, 'Provider returned error', { raw, provider_name: provider });

reads(openrouter, 'openrouter.ai, "Errors and debugging"', [
  {
    says: 'no credits',
    status: 402,
    body: error(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits'),
    code: 'insufficient_balance',
  },
  {
    says: 'too few credits for this request',
    status: 402,
    body: error(402, 'This request requires more credits, or fewer max_tokens.'),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown model, as a 400',
    status: 400,
    body: error(400, 'foo/bar is not a valid model ID'),
    code: 'model_not_found',
  },
  {
    says: 'flagged input, as a 403',
    status: 403,
    body: error(
      403,
      'openai/gpt-9 requires moderation on OpenAI. Your input was flagged for "x". No credits were charged.',
      { reasons: ['x'], flagged_input: 'y', provider_name: 'OpenAI' },
    ),
    code: 'content_filter',
  },
  {
    says: "the provider's words as text",
    status: 429,
    body: passed(
      429,
      'foo/bar is temporarily rate-limited upstream. Please retry shortly.',
      'Google',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: "the provider's words as JSON in a text",
    status: 502,
    body: passed(
      502,
      '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
      'Anthropic',
    ),
    code: 'overloaded',
  },
  {
    says: "the provider's words as an object",
    status: 400,
    body: passed(
      400,
      { error: { message: "Unsupported parameter: 'stop'", code: 'unsupported_parameter' } },
      'OpenAI',
    ),
    code: 'invalid_request_error',
  },
  {
    says: 'a region block in JSON that does not parse',
    status: 403,
    body: '{"error":{"message":"Provider returned error","code":403,"metadata":{"raw":{"__kind":"OK","data":"{"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported","type":"request_forbidden"}}"},"provider_name":"OpenAI"}}}',
    code: 'permission_denied',
  },
  {
    says: 'a failure inside a 200',
    status: 200,
    body: error(502, 'Upstream request failed'),
    code: 'upstream_unreachable',
  },
  {
    says: 'a failed chunk in a stream',
    status: 200,
    body: ': OPENROUTER PROCESSING\n\ndata: {"id":"gen-1","error":{"code":429,"message":"Rate limit exceeded"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}\n\n',
    code: 'rate_limit_exceeded',
  },
]);

test('a failed response names the reader that read it', () => {
  const body = JSON.stringify(passed(429, 'temporarily rate-limited upstream', 'X'));
  expect(openrouter.recognize({ status: 429, body })?.upstream?.provider).toBe('openrouter');
});
