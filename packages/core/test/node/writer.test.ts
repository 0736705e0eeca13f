import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { createWriter } from '../../src/node/writer.js';
import type { FaultwireOptions } from '../../src/observer.js';
import { profiles } from '../../src/profiles/index.js';
import type { Report } from '../../src/report.js';
import { type Answer, answerOf } from './serve.js';

type Asked = Parameters<typeof answerOf>[1];

/** What comes of a throw, and what was told of it. */
async function failing(
  thrown: unknown,
  options: FaultwireOptions = {},
  asked: Asked = {},
  before: (res: ServerResponse, req: IncomingMessage) => void = () => {},
): Promise<Answer & { told: Report[] }> {
  const told: Report[] = [];
  const writer = createWriter({
    logger: false,
    observers: [{ onFault: (report) => told.push(report) }],
    ...options,
  });
  const answer = await answerOf((req, res) => {
    before(res, req);
    writer.fail(thrown, req, res);
  }, asked);
  return { ...answer, told };
}

describe('createWriter', () => {
  test("answers in the profile, with the caller's request id, and tells of it once", async () => {
    const { told, ...answer } = await failing(
      fault('insufficient_balance'),
      { profile: profiles.solrouter, environment: 'test' },
      { path: '/ai/chat/completions', headers: { 'x-request-id': 'req_7' } },
    );
    expect(answer.status).toBe(402);
    expect(answer.body).toBe(
      '{"error":{"message":"insufficient balance — please top up to use paid models","type":"payment_required","code":"insufficient_balance"}}',
    );
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(answer.body)),
      'cache-control': 'no-store',
      'x-request-id': 'req_7',
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      code: 'insufficient_balance',
      request_id: 'req_7',
      phase: 'before_first_byte',
      environment: 'test',
    });
  });

  test('puts the request id on a success, and tells of it once it is out', async () => {
    const seen: string[] = [];
    const writer = createWriter({
      logger: false,
      observers: [{ onSuccess: ({ id }) => seen.push(id) }],
    });
    const { headers } = await answerOf(
      (req, res) => {
        writer.open(req, res);
        writer.open(req, res);
        res.end('ok');
      },
      { headers: { 'x-request-id': 'fine' } },
    );
    expect(headers['x-request-id']).toBe('fine');
    expect(seen).toEqual(['fine']);
  });

  test('an answer that the application made itself is told by its status, and not logged', async () => {
    const told: string[] = [];
    const logged: object[] = [];
    const log = (record: object): unknown => logged.push(record);
    const writer = createWriter({
      logger: { info: log, warn: log, error: log },
      observers: [
        { onFault: ({ code }) => told.push(code), onSuccess: () => told.push('success') },
      ],
    });
    await answerOf((req, res) => {
      writer.open(req, res);
      res.statusCode = 409;
      res.end('{}');
    });
    expect([told, logged]).toEqual([['conflict'], []]);
  });

  test.each([
    [
      '/v1/messages',
      '{"type":"error","error":{"type":"not_found_error","message":"model not found"},"request_id":"d"}',
    ],
    [
      '/v1beta/models/gemini-2.5-pro:generateContent',
      '{"error":{"code":404,"message":"model not found","status":"NOT_FOUND"}}',
    ],
  ])('speaks the dialect of the route %s', async (path, body) => {
    const answer = await failing(
      fault('model_not_found'),
      {},
      { path, headers: { 'x-request-id': 'd' } },
    );
    expect([answer.status, answer.body]).toEqual([404, body]);
    expect(answer.headers['request-id']).toBe(path === '/v1/messages' ? 'd' : undefined);
  });

  test('the first of two failures is the answer', async () => {
    const writer = createWriter({ logger: false });
    const { status, whole } = await answerOf((req, res) => {
      writer.fail(fault('conflict'), req, res);
      writer.fail(new Error('on the way out'), req, res);
    });
    expect([status, whole]).toEqual([409, true]);
  });

  test("a 408 for the caller's own slow body closes the connection", async () => {
    const own = fault('request_timeout', { origin: 'caller' });
    expect(
      (await failing(own, {}, { headers: { connection: 'keep-alive' } })).headers.connection,
    ).toBe('close');
    const upstreams = await failing(
      fault('request_timeout'),
      {},
      { headers: { connection: 'keep-alive' } },
    );
    expect(upstreams.headers.connection).toBe('keep-alive');
  });

  test('an abort while the caller is there was a deadline of our own', async () => {
    const { status, body } = await failing(new DOMException('aborted', 'AbortError'));
    expect(status).toBe(408);
    expect(body).toContain('"code":"request_timeout"');
  });

  test('takes the word of a status that failed off the answer', async () => {
    const { status } = await failing(fault('conflict'), {}, {}, (res) => {
      res.statusCode = 201;
      res.statusMessage = 'Made';
    });
    expect(status).toBe(409);
  });

  test('a response that is out already is left alone, and told as late', async () => {
    const { body, told, whole } = await failing(new Error('too late'), {}, {}, (res) => {
      res.end('whole');
    });
    expect([body, whole]).toEqual(['whole', true]);
    expect(told[0]).toMatchObject({ code: 'internal_error', phase: 'after_first_byte' });
  });

  test('counts the retries that an SDK counts', async () => {
    const { told } = await failing(
      fault('overloaded'),
      {},
      { headers: { 'x-stainless-retry-count': '2' } },
    );
    expect(told[0]).toMatchObject({ retry_attempt: 2 });
  });

  test('where the response refuses everything, the plain envelope or a cut is left', async () => {
    const plain = await failing(fault('conflict'), {}, {}, (res) => {
      const set = res.setHeader;
      res.setHeader = () => {
        res.setHeader = set;
        throw new Error('no headers today');
      };
    });
    expect([plain.status, JSON.parse(plain.body)]).toEqual([
      500,
      {
        error: {
          message: 'internal server error',
          type: 'api_error',
          code: 'internal_error',
          param: null,
        },
      },
    ]);
    const refused = failing(fault('conflict'), {}, {}, (res) => {
      res.end = () => {
        throw new Error('no end today');
      };
      res.write = () => {
        throw new Error('no write today');
      };
    });
    await expect(refused).rejects.toThrow('socket hang up');
  });

  test('wrong options fail at start', () => {
    expect(() => createWriter({ logger: 1 } as unknown as FaultwireOptions)).toThrow('`logger`');
  });
});

describe('hooks', () => {
  const hostile = (): never => {
    throw new Error('a hook of its own mind');
  };

  test('none of them can change the answer', async () => {
    const { status, body } = await failing(fault('conflict'), {
      logger: { info: hostile, warn: hostile, error: hostile },
      observers: [{ onFault: hostile }, { onFault: (async () => hostile()) as () => void }],
      recognizers: [{ name: 'hostile', recognize: hostile }],
    });
    expect([status, JSON.parse(body).error.code]).toEqual([409, 'conflict']);
  });

  test('the ones after it are still told; it is reported at its 1st, 2nd and 4th time', async () => {
    const records: object[] = [];
    const seen: string[] = [];
    const log = (record: object): unknown => records.push(record);
    const writer = createWriter({
      logger: { info: () => {}, warn: () => {}, error: log },
      observers: [{ onFault: hostile }, { onFault: ({ code }) => seen.push(code) }],
    });
    for (let count = 0; count < 5; count += 1)
      await answerOf((req, res) => writer.fail(fault('conflict'), req, res));
    expect(seen).toHaveLength(5);
    expect(records).toEqual(
      [1, 2, 4].map((failures) => ({ hook: 'observers[0].onFault', failures, error: 'Error' })),
    );
  });

  test.each([
    ['caller', 'info', 'conflict'],
    ['upstream', 'warn', 'overloaded'],
    ['gateway', 'error', 'internal_error'],
  ] as const)('a fault of the %s is logged as %s', async (_, level, code) => {
    const levels: string[] = [];
    const logger = {
      info: () => levels.push('info'),
      warn: () => levels.push('warn'),
      error: () => levels.push('error'),
    };
    await failing(fault(code), { logger });
    expect(levels).toEqual([level]);
  });
});
