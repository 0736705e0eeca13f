import { describe, expect, test } from '@jest/globals';
import { failureInSuccess } from '../../src/read/success.js';

const read = (body: unknown, status = 200) =>
  failureInSuccess(
    {
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      provider: 'p',
      model: 'm',
    },
    { credentials: 'caller' },
  );

// docs/contract.md, "Streams": what plain calls under a 200 fail on.
describe('failureInSuccess', () => {
  test.each([
    [
      'an error body',
      { error: { code: 429, message: 'Rate limit exceeded' } },
      'rate_limit_exceeded',
    ],
    ['a page', '<html><title>Sign in</title></html>', 'upstream_unreachable'],
    ['nothing', '', 'upstream_unreachable'],
    ['null', 'null', 'upstream_unreachable'],
    ['an empty object', '{}', 'upstream_unreachable'],
    ['no choices', { object: 'chat.completion', choices: [] }, 'upstream_unreachable'],
    [
      'finish_reason error',
      { choices: [{ index: 0, finish_reason: 'error', message: { content: 'half' } }] },
      'upstream_unreachable',
    ],
    [
      "a choice's own error",
      { choices: [{ finish_reason: 'error', error: { code: 429, message: 'x' } }] },
      'rate_limit_exceeded',
    ],
    [
      'a failed response',
      { object: 'response', status: 'failed', error: { code: 'server_error', message: 'x' } },
      'internal_error',
    ],
    ['truncated JSON', '{"id":"1","choices":[{"message":{"content":"Hel', 'upstream_unreachable'],
    ['a truncated error', '{"error":{"code":"insufficient_quota","mess', 'insufficient_balance'],
    [
      'an error in an event stream',
      'data: {"error":{"code":429,"message":"x"}}\n\n',
      'rate_limit_exceeded',
    ],
    [
      "MiniMax' base_resp",
      { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
      'insufficient_balance',
    ],
    [
      "Cloudflare's success: false",
      { success: false, errors: [{ code: 5007, message: 'No such model' }] },
      'model_not_found',
    ],
    [
      "Baidu's error_code",
      { error_code: 18, error_msg: 'Open api qps request limit reached' },
      'rate_limit_exceeded',
    ],
    [
      "Google's list",
      [{ error: { code: 503, status: 'UNAVAILABLE', message: 'overloaded' } }],
      'overloaded',
    ],
  ])('%s is %s', (_name, body, code) => {
    const found = read(body);
    expect(found?.code).toBe(code);
    expect(found?.upstream).toMatchObject({ provider: 'p', model: 'm', status: 200 });
  });

  test('a 204 is one', () => {
    expect(read('', 204)?.code).toBe('upstream_unreachable');
  });

  test.each([
    [
      'a completion',
      {
        choices: [
          { index: 0, finish_reason: 'stop', message: { content: 'error: rate limit 429' } },
        ],
      },
    ],
    ['a completion with error: null', { error: null, choices: [{ finish_reason: 'stop' }] }],
    ['an embedding', { object: 'list', data: [{ embedding: [1] }] }],
    ['a list of models', { object: 'list', data: [] }],
    ['an Anthropic message', { type: 'message', content: [{ type: 'text', text: 'hi' }] }],
    ['a Gemini answer', { candidates: [{ finishReason: 'STOP' }] }],
    ['a whole response', { object: 'response', status: 'completed', error: null }],
    ['a batch that failed', { object: 'batch', status: 'failed' }],
    ["MiniMax' success", { base_resp: { status_code: 0, status_msg: 'success' }, choices: [{}] }],
    ['a transcript', '1\n00:00:00,000 --> 00:00:02,000\nHello'],
    ['a good event stream', 'data: {"choices":[]}\n\ndata: [DONE]\n\n'],
    ['a number', '42'],
    ['a list', [[0.1, 0.2]]],
    ['a word', 'no'],
  ])('%s is a success', (_name, body) => {
    expect(read(body)).toBeUndefined();
  });

  test('the evidence names what was empty', () => {
    expect(read('{}')?.evidence).toEqual({
      recognizer: 'success',
      by: 'none',
      field: 'body',
      value: '{}',
    });
  });
});
