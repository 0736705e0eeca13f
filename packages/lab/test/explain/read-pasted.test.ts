import { describe, expect, test } from '@jest/globals';
import { readPasted } from '../../src/explain/read-pasted.js';

function read(text: string): readonly unknown[] {
  return readPasted(text).map(({ fault }) => [fault.code, fault.evidence.by]);
}

describe('what was pasted', () => {
  test.each([
    ['a code', 'overloaded\n', 'overloaded', 'code'],
    ['a status', '503', 'service_unavailable', 'status'],
    [
      'an error body of OpenAI',
      '{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}',
      'insufficient_balance',
      'code',
    ],
    [
      'an error body of Anthropic, over several lines',
      '{\n "type":"error",\n "error":{"type":"overloaded_error","message":"Overloaded"}\n}',
      'overloaded',
      'code',
    ],
    [
      'a page of nginx',
      '<html><title>502 Bad Gateway</title></html>',
      'upstream_unreachable',
      'status',
    ],
    [
      'an error event of a stream',
      'data: {"error":{"message":"Overloaded","type":"overloaded_error"}}\n\n',
      'overloaded',
      'code',
    ],
    [
      'a response, as curl -i prints it',
      'HTTP/2 404\r\ncontent-type: application/json\r\n\r\n{"error":{"message":"no","code":"model_not_found"}}',
      'model_not_found',
      'code',
    ],
    [
      'a response, as curl -v prints it',
      '* Connected\n> POST /v1 HTTP/1.1\n>\n< HTTP/1.1 429 Too Many Requests\n< retry-after: 3\n<\nslow down',
      'rate_limit_exceeded',
      'status',
    ],
    [
      'a log line with a body in it',
      '12:00 ERROR upstream 503 {"error":{"message":"Overloaded","type":"overloaded_error"}} retrying',
      'overloaded',
      'code',
    ],
    [
      "a network error's text",
      'Error: connect ECONNREFUSED 127.0.0.1:80',
      'upstream_unreachable',
      'code',
    ],
    ['what nobody knows', 'the dog ate it', 'internal_error', 'none'],
    ['an object that says nothing', '{"a":1}', 'internal_error', 'none'],
    ['broken JSON', '{"error":', 'internal_error', 'none'],
  ])('%s', (_, text, code, by) => expect(read(text)).toEqual([[code, by]]));

  test('a log record of ours says what it said when it was written', () => {
    const line = JSON.stringify({
      level: 40,
      status: 502,
      code: 'upstream_rejected',
      origin: 'gateway',
      message: 'the key was refused',
      retryable: false,
      provider: 'openai',
      evidence: { recognizer: 'openai', by: 'code', field: 'code', value: 'invalid_api_key' },
      msg: 'request failed',
    });
    const [one] = readPasted(line);
    expect(one?.fault).toMatchObject({ code: 'upstream_rejected', origin: 'gateway' });
    expect(one?.fault.evidence).toEqual({
      recognizer: 'openai',
      by: 'code',
      field: 'code',
      value: 'invalid_api_key',
    });
  });

  test('a wait comes with it', () => {
    const [one] = readPasted('HTTP/1.1 429 Too Many Requests\nRetry-After: 34\n\nslow down');
    expect(one?.fault.retryAfterMs).toBe(34_000);
  });

  test('the error that pino logged', () => {
    const line =
      '{"level":50,"time":1,"msg":"x","err":{"message":"429 no","status":429,"error":{"code":"rate_limit_exceeded","message":"no"}}}';
    expect(read(line)).toEqual([['rate_limit_exceeded', 'code']]);
  });

  test('records of a corpus, one a line, each by its own name', () => {
    const records = [
      {
        id: 'one',
        provider: 'openai',
        status: 429,
        headers: {},
        body: '{"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}}',
      },
      {
        id: 'two',
        provider: 'anthropic',
        status: 529,
        headers: {},
        body: '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
      },
    ];
    const found = readPasted(records.map((record) => JSON.stringify(record)).join('\n'));
    expect(found.map(({ id, fault }) => [id, fault.code])).toEqual([
      ['one', 'insufficient_balance'],
      ['two', 'overloaded'],
    ]);
  });
});
