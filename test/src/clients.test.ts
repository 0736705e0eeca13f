import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startGateway } from 'gateway-express';
import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';
import OpenAI5 from 'openai5';
import OpenAI6 from 'openai6';
import { type Pair, startPair } from './support/gateways.js';

/** The part of the official client that is the same in four majors. */
interface Client {
  chat: { completions: { create(body: object): Promise<unknown> } };
}
interface Raised {
  readonly status?: number;
  readonly code?: string | null;
  readonly type?: string;
  readonly param?: string | null;
  readonly requestID?: string | null;
  /** The name in 4.x. */
  readonly request_id?: string | null;
}
type ClientClass = new (options: object) => Client;

const majors: readonly (readonly [name: string, client: ClientClass])[] = [
  ['openai 7', OpenAI7 as unknown as ClientClass],
  ['openai 6', OpenAI6 as unknown as ClientClass],
  ['openai 5', OpenAI5 as unknown as ClientClass],
  ['openai 4', OpenAI4 as unknown as ClientClass],
];

const messages = [{ role: 'user', content: 'Hello' }];
const chat = (model: string, more: object = {}): object => ({ model, messages, ...more });

/** Class, status, code, type and requests by clients.md section 2 and contract section 4. */
const plain = [
  [
    'bad request',
    'demo',
    chat('demo-small', { messages: [] }),
    'BadRequestError',
    400,
    'invalid_request_error',
    'invalid_request_error',
    1,
  ],
  [
    'unknown key',
    'nobody',
    chat('demo-small'),
    'AuthenticationError',
    401,
    'invalid_api_key',
    'authentication_error',
    1,
  ],
  [
    'no balance',
    'demo_empty',
    chat('demo-large'),
    'APIError',
    402,
    'insufficient_balance',
    'payment_required',
    1,
  ],
  [
    'no permission',
    'demo_readonly',
    chat('demo-small'),
    'PermissionDeniedError',
    403,
    'permission_denied',
    'permission_error',
    1,
  ],
  [
    'unknown model',
    'demo',
    chat('demo-huge'),
    'NotFoundError',
    404,
    'model_not_found',
    'invalid_request_error',
    1,
  ],
  [
    'provider too slow',
    'demo',
    chat('fault:request_timeout'),
    'APIError',
    408,
    'request_timeout',
    'timeout_error',
    3,
  ],
  [
    'conflict',
    'demo',
    chat('fault:conflict'),
    'ConflictError',
    409,
    'conflict',
    'conflict_error',
    1,
  ],
  [
    'wrong type',
    'demo',
    chat('demo-small', { temperature: 'hot' }),
    'UnprocessableEntityError',
    422,
    'validation_error',
    'validation_error',
    1,
  ],
  [
    'provider rate limit',
    'demo',
    chat('fault:rate_limit_exceeded'),
    'RateLimitError',
    429,
    'rate_limit_exceeded',
    'rate_limit_error',
    3,
  ],
  [
    'provider defect',
    'demo',
    chat('fault:internal_error'),
    'InternalServerError',
    500,
    'internal_error',
    'api_error',
    3,
  ],
  [
    'provider gone',
    'demo',
    chat('fault:cut_before_first_byte'),
    'InternalServerError',
    502,
    'upstream_unreachable',
    'api_error',
    3,
  ],
  [
    "operator's key refused",
    'demo',
    chat('fault:invalid_api_key'),
    'InternalServerError',
    502,
    'upstream_rejected',
    'api_error',
    1,
  ],
  [
    "operator's account empty",
    'demo',
    chat('fault:insufficient_balance'),
    'InternalServerError',
    502,
    'upstream_rejected',
    'api_error',
    1,
  ],
  [
    'provider overloaded',
    'demo',
    chat('fault:overloaded'),
    'InternalServerError',
    503,
    'overloaded',
    'api_error',
    3,
  ],
] as const;

/** After the first content: one request, no status, the fields all the same. */
const streams = [
  ['clean_end', 'upstream_unreachable', 'api_error'],
  ['cut_mid_frame', 'upstream_unreachable', 'api_error'],
  ['reset', 'upstream_unreachable', 'api_error'],
  ['stall', 'request_timeout', 'timeout_error'],
  ['error_frame', 'internal_error', 'api_error'],
] as const;

const counts = new Map<string, number>();

/** Counts where requests arrive, so that no client can forget one of its own. */
function count(message: unknown): void {
  const { headers } = (message as { request: IncomingMessage }).request;
  const probe = headers['x-client-probe'];
  if (typeof probe === 'string') counts.set(probe, (counts.get(probe) ?? 0) + 1);
}

let pair: Pair;

beforeAll(async () => {
  subscribe('http.server.request.start', count);
  pair = await startPair(startGateway);
});
afterAll(async () => {
  unsubscribe('http.server.request.start', count);
  await pair.close();
});

async function raised(
  Client: ClientClass,
  probe: string,
  apiKey: string,
  call: (client: Client) => Promise<unknown>,
  baseURL: string = pair.gateway.url,
): Promise<Raised & { exception: string; requests: number | undefined; id: boolean }> {
  const client = new Client({
    baseURL,
    apiKey,
    logLevel: 'off',
    defaultHeaders: { 'x-client-probe': probe },
  });
  const error = await call(client).then(
    () => Promise.reject(new Error('nothing was raised')),
    (thrown: Raised) => thrown,
  );
  return {
    exception: error.constructor.name,
    ...(error.status === undefined ? {} : { status: error.status }),
    code: error.code ?? null,
    ...(error.type === undefined ? {} : { type: error.type }),
    param: error.param ?? null,
    requests: counts.get(probe),
    id: Boolean(error.requestID ?? error.request_id),
  };
}

describe.each(majors)('%s', (name, Client) => {
  // Side by side: most of a cell is the client's own waiting between its tries.
  test.concurrent.each(plain.map((row) => [row[0], row] as const))('%s', async (_, row) => {
    const [cell, key, body, exception, status, code, type, requests] = row;
    const got = await raised(Client, `${name} ${cell}`, key, (client) =>
      client.chat.completions.create(body),
    );
    expect(got).toMatchObject({ exception, status, code, type, requests, id: true });
  });

  test.concurrent.each(streams)('a stream: %s', async (fault, code, type) => {
    const got = await raised(Client, `${name} stream ${fault}`, 'demo', async (client) => {
      const body = chat(`fault:${fault}`, { stream: true });
      const chunks = (await client.chat.completions.create(body)) as AsyncIterable<unknown>;
      for await (const _ of chunks);
    });
    expect(got).toMatchObject({ exception: 'APIError', code, type, requests: 1, id: true });
    expect(got.status).toBeUndefined();
  });

  test('param tells the place', async () => {
    const unknown = await raised(Client, `${name} param`, 'demo', (client) =>
      client.chat.completions.create(chat('demo-huge')),
    );
    expect(unknown.param).toBe('model');
  });

  test('a wait of a minute is not slept through, and not retried', async () => {
    const fresh = await startPair(startGateway);
    const probe = `${name} limited`;
    const limited = await raised(
      Client,
      probe,
      'demo_limited',
      async (client) => {
        await client.chat.completions.create(chat('demo-small'));
        counts.delete(probe);
        await client.chat.completions.create(chat('demo-small'));
      },
      fresh.gateway.url,
    );
    expect(limited).toMatchObject({ exception: 'RateLimitError', status: 429, requests: 1 });
    await fresh.close();
  });
});
