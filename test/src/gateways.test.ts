import { profiles } from '@faultwire/core';
import { expectEnvelope } from '@faultwire/lab';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Pair, starters, startPair } from './support/gateways.js';

const hello = [{ role: 'user', content: 'Hello' }];

/** One request and the failure that the published document prints for it. */
interface Case {
  readonly name: string;
  /** Default `demo`; null: no Authorization at all. */
  readonly key?: string | null;
  readonly method?: string;
  readonly path?: string;
  readonly body?: object | string;
  /** Sent, and expected to work, before. */
  readonly before?: object;
  readonly status: number;
  readonly error: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const chat = (more: object): object => ({ model: 'demo-small', messages: hello, ...more });

/** seeds/solrouter-errors.txt: its tables of statuses and codes, and every example. */
const solrouter: readonly Case[] = [
  {
    name: '400 invalid JSON (example)',
    body: '{"model":',
    status: 400,
    error: {
      message: 'invalid request body',
      type: 'invalid_request_error',
      code: 'invalid_request_error',
    },
  },
  {
    name: '401 missing Authorization header (example)',
    key: null,
    body: chat({}),
    status: 401,
    error: {
      message: 'authorization required',
      type: 'authentication_error',
      code: 'invalid_api_key',
    },
    headers: { 'www-authenticate': 'Bearer realm="api"' },
  },
  {
    name: '402 no credit for a paid model (example)',
    key: 'sr_demo_empty',
    body: chat({ model: 'demo-large' }),
    status: 402,
    error: {
      message: 'insufficient balance — please top up to use paid models',
      type: 'payment_required',
      code: 'insufficient_balance',
    },
  },
  {
    name: '404 typo in the model ID (example)',
    body: chat({ model: 'demo-smal' }),
    status: 404,
    error: { message: 'model not found', type: 'invalid_request_error', code: 'model_not_found' },
  },
  {
    name: '404 wrong endpoint path',
    path: '/chat/completion',
    body: chat({}),
    status: 404,
    error: { message: 'not found', type: 'invalid_request_error', code: 'not_found' },
  },
  {
    name: '408 upstream provider timeout',
    body: chat({ model: 'fault:stall' }),
    status: 408,
    error: { message: 'request timed out', type: 'timeout_error', code: 'request_timeout' },
  },
  {
    name: '409 conflict with the current state',
    body: chat({ model: 'fault:conflict' }),
    status: 409,
    error: { message: expect.any(String), type: 'conflict_error', code: 'conflict' },
    headers: { 'x-should-retry': 'false' },
  },
  {
    name: '422 structured output schema that is no object (example)',
    body: chat({
      response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: 'none' } },
    }),
    status: 422,
    error: {
      message: 'response_format.json_schema.schema must be a valid JSON Schema object',
      type: 'validation_error',
      code: 'invalid_schema',
    },
  },
  {
    name: '422 wrong field type',
    body: chat({ temperature: 'hot' }),
    status: 422,
    error: {
      message: expect.stringContaining('temperature'),
      type: 'validation_error',
      code: 'validation_error',
    },
  },
  {
    name: '422 the application tool failed',
    body: chat({ model: 'fault:tool_execution_failed' }),
    status: 422,
    error: { message: expect.any(String), type: 'tool_error', code: 'tool_execution_failed' },
  },
  {
    name: '429 too many requests (example)',
    key: 'sr_demo_limited',
    before: chat({}),
    body: chat({}),
    status: 429,
    error: {
      message: 'rate limit exceeded',
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
    },
    headers: { 'retry-after': '60', 'x-should-retry': 'false' },
  },
  {
    name: '500 server-side failure',
    body: chat({ model: 'fault:internal_error' }),
    status: 500,
    error: { message: 'internal server error', type: 'api_error', code: 'internal_error' },
  },
  {
    name: '502 the provider cannot be interpreted (example)',
    body: chat({ model: 'fault:html_502' }),
    status: 502,
    error: { message: 'upstream unreachable', type: 'api_error', code: 'upstream_unreachable' },
  },
  {
    name: '502 the provider cannot be reached (example)',
    body: chat({ model: 'fault:cut_before_first_byte' }),
    status: 502,
    error: { message: 'upstream unreachable', type: 'api_error', code: 'upstream_unreachable' },
  },
  {
    name: '503 provider outage',
    body: chat({ model: 'fault:service_unavailable' }),
    status: 503,
    error: {
      message: 'service temporarily unavailable',
      type: 'api_error',
      code: 'service_unavailable',
    },
    headers: { 'retry-after': '1' },
  },
  {
    name: '400 prompt and answer over the context window (example)',
    body: chat({ model: 'demo-large', max_tokens: 9_000 }),
    status: 400,
    error: {
      message: expect.stringMatching(
        /^This model's maximum context length is 8192 tokens\. Your request used 90\d\d tokens\.$/,
      ),
      type: 'invalid_request_error',
      code: 'context_length_exceeded',
    },
  },
];

/** seeds/solidrust-errors.txt: its table of statuses and every example. */
const solidrust: readonly Case[] = [
  {
    name: '400 invalid parameters: the model (example)',
    body: chat({ model: 'invalid-model' }),
    status: 400,
    error: {
      message: "Invalid 'model' parameter: 'invalid-model'",
      type: 'invalid_request_error',
      code: 'invalid_parameter',
      param: 'model',
    },
  },
  {
    name: '400 invalid parameters: a value',
    body: chat({ temperature: 9 }),
    status: 400,
    error: {
      message: "Invalid 'temperature' parameter: '9'",
      type: 'invalid_request_error',
      code: 'invalid_parameter',
      param: 'temperature',
    },
  },
  {
    name: '401 invalid API key (example)',
    key: 'nobody',
    body: chat({}),
    status: 401,
    error: {
      message: 'Invalid API key provided',
      type: 'authentication_error',
      code: 'invalid_api_key',
    },
    headers: { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' },
  },
  {
    name: '401 revoked API key (example)',
    key: 'demo_revoked',
    body: chat({}),
    status: 401,
    error: {
      message: 'Invalid API key provided',
      type: 'authentication_error',
      code: 'invalid_api_key',
    },
  },
  {
    name: "403 the key doesn't have the permission",
    key: 'demo_readonly',
    body: chat({}),
    status: 403,
    error: {
      message: expect.any(String),
      type: 'permission_error',
      code: 'permission_denied',
    },
    headers: { 'www-authenticate': 'Bearer realm="api", error="insufficient_scope"' },
  },
  {
    name: '403 no balance: its closed table has no 402',
    key: 'demo_empty',
    body: chat({ model: 'demo-large' }),
    status: 403,
    error: {
      message: 'insufficient balance — please top up to use paid models',
      type: 'permission_error',
      code: 'insufficient_balance',
    },
  },
  {
    name: '404 invalid endpoint',
    path: '/chats',
    body: chat({}),
    status: 404,
    error: { message: 'not found', type: 'invalid_request_error', code: 'not_found' },
  },
  {
    name: '404 wrong method: its closed table has no 405',
    method: 'DELETE',
    status: 404,
    error: {
      message: 'method not allowed',
      type: 'invalid_request_error',
      code: 'method_not_allowed',
    },
    headers: { allow: 'POST' },
  },
  {
    name: '429 rate limit exceeded (example)',
    key: 'demo_limited',
    before: chat({}),
    body: chat({}),
    status: 429,
    error: {
      message: 'Rate limit exceeded. Please retry after 60 seconds.',
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
    },
    headers: { 'retry-after': '60', 'x-should-retry': 'false' },
  },
  {
    name: '500 internal server error',
    body: chat({ model: 'fault:internal_error' }),
    status: 500,
    error: { message: 'internal server error', type: 'api_error', code: 'internal_error' },
  },
  {
    name: '503 temporary outage',
    body: chat({ model: 'fault:overloaded' }),
    status: 503,
    error: { message: 'the provider is overloaded', type: 'api_error', code: 'overloaded' },
    headers: { 'retry-after': '1' },
  },
  {
    name: '503 the provider cannot be reached: its closed table has no 502',
    body: chat({ model: 'fault:reset' }),
    status: 503,
    error: { message: 'upstream unreachable', type: 'api_error', code: 'upstream_unreachable' },
  },
];

const documents = [
  ['solrouter', profiles.solrouter, solrouter, 'sr_demo'],
  ['solidrust', profiles.solidrust, solidrust, 'demo'],
] as const;

describe.each(starters)('%s', (_framework, start) => {
  describe.each(documents)('%s, as published', (_name, profile, cases, demo) => {
    let pair: Pair;

    beforeAll(async () => {
      pair = await startPair(start, { profile });
    });
    afterAll(() => pair.close());

    const ask = (
      { key = demo, method = 'POST', path = '/chat/completions' }: Case,
      body: unknown,
    ): Promise<Response> =>
      fetch(pair.gateway.url + path, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          'content-type': 'application/json',
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });

    test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      if (one.before !== undefined) {
        const good = await ask(one, one.before);
        expect(good.status).toBe(200);
        await good.arrayBuffer();
      }
      const response = await ask(one, one.body);
      expect(response.status).toBe(one.status);
      for (const [name, value] of Object.entries(one.headers ?? {})) {
        expect(`${name}: ${response.headers.get(name)}`).toBe(`${name}: ${value}`);
      }
      // Exactly as printed: the same keys, and no other.
      expect(await expectEnvelope(response, { profile })).toEqual(one.error);
    });
  });
});
