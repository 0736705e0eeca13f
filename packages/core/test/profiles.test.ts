import { describe, expect, test } from '@jest/globals';
import { answer } from '../src/answer.js';
import { catalog } from '../src/catalog.js';
import { type Fault, fault } from '../src/fault.js';
import { profiles } from '../src/profiles/index.js';
import type { Profile } from '../src/profiles/profile.js';
import type { FaultCode } from '../src/types.js';

type Row = [status: number, type: string, code?: string | null];

// docs/contract.md, "The catalog", row by row: [standard and solrouter, solidrust, openai].
const invalid = 'invalid_request_error';
const table: { [C in FaultCode]: [Row, Row, Row] } = {
  invalid_request_error: [
    [400, invalid],
    [400, invalid],
    [400, invalid, null],
  ],
  validation_error: [
    [422, 'validation_error'],
    [400, invalid, 'invalid_parameter'],
    [400, invalid, 'invalid_value'],
  ],
  invalid_schema: [
    [422, 'validation_error'],
    [400, invalid, 'invalid_parameter'],
    [400, invalid],
  ],
  context_length_exceeded: [
    [400, invalid],
    [400, invalid],
    [400, invalid],
  ],
  content_filter: [
    [400, invalid],
    [400, invalid],
    [400, invalid],
  ],
  tool_execution_failed: [
    [422, 'tool_error'],
    [400, 'tool_error'],
    [400, 'tool_error'],
  ],
  invalid_api_key: [
    [401, 'authentication_error'],
    [401, 'authentication_error'],
    [401, 'authentication_error'],
  ],
  insufficient_balance: [
    [402, 'payment_required'],
    [403, 'permission_error'],
    [429, 'insufficient_quota', 'insufficient_quota'],
  ],
  permission_denied: [
    [403, 'permission_error'],
    [403, 'permission_error'],
    [403, 'permission_error'],
  ],
  model_not_found: [
    [404, invalid],
    [400, invalid, 'invalid_parameter'],
    [404, invalid],
  ],
  not_found: [
    [404, invalid],
    [404, invalid],
    [404, invalid],
  ],
  method_not_allowed: [
    [405, invalid],
    [404, invalid],
    [405, invalid],
  ],
  request_timeout: [
    [408, 'timeout_error'],
    [503, 'timeout_error'],
    [504, 'timeout_error'],
  ],
  conflict: [
    [409, 'conflict_error'],
    [400, 'conflict_error'],
    [409, 'conflict_error'],
  ],
  request_too_large: [
    [413, invalid],
    [400, invalid],
    [413, invalid],
  ],
  unsupported_media_type: [
    [415, invalid],
    [400, invalid],
    [415, invalid],
  ],
  rate_limit_exceeded: [
    [429, 'rate_limit_error'],
    [429, 'rate_limit_error'],
    [429, 'rate_limit_error'],
  ],
  internal_error: [
    [500, 'api_error'],
    [500, 'api_error'],
    [500, 'server_error'],
  ],
  upstream_unreachable: [
    [502, 'api_error'],
    [503, 'api_error'],
    [502, 'server_error'],
  ],
  upstream_rejected: [
    [502, 'api_error'],
    [503, 'api_error'],
    [502, 'server_error'],
  ],
  overloaded: [
    [503, 'api_error'],
    [503, 'api_error'],
    [503, 'server_error'],
  ],
  service_unavailable: [
    [503, 'api_error'],
    [503, 'api_error'],
    [503, 'server_error'],
  ],
  // Never sent; were it, 499 folds to 400 everywhere.
  client_closed_request: [
    [400, invalid],
    [400, invalid],
    [400, invalid],
  ],
};

function told(made: Fault, profile: Profile): { status: number; error: Record<string, unknown> } {
  const { status, body } = answer(made, { profile });
  return { status, error: JSON.parse(body).error };
}

describe.each(Object.keys(table) as FaultCode[])('%s', (code) => {
  const [standard, solidrust, openai] = table[code];
  test.each<[Profile, Row]>([
    [profiles.standard, standard],
    [profiles.solrouter, standard],
    [profiles.solidrust, solidrust],
    [profiles.openai, openai],
  ])('$name', (profile, [status, type, said = code]) => {
    const { status: sent, error } = told(fault(code), profile);
    expect([sent, error['type'], error['code']]).toEqual([status, type, said]);
  });
});

test('the table has a row for each code of the catalog', () => {
  expect(Object.keys(catalog).sort()).toEqual(Object.keys(table).sort());
});

describe('the keys that each document prints', () => {
  test('standard and openai: all four, null where unknown', () => {
    for (const profile of [profiles.standard, profiles.openai])
      expect(Object.keys(told(fault('conflict'), profile).error)).toEqual([
        'message',
        'type',
        'code',
        'param',
      ]);
  });

  test('solrouter: three, and the path in the message', () => {
    const made = fault('validation_error', { param: 'temperature', message: 'must be a number' });
    expect(told(made, profiles.solrouter).error).toEqual({
      message: 'temperature: must be a number',
      type: 'validation_error',
      code: 'validation_error',
    });
  });

  test('solidrust: three, and param where a parameter is at fault', () => {
    expect(Object.keys(told(fault('internal_error'), profiles.solidrust).error)).toEqual([
      'message',
      'type',
      'code',
    ]);
    expect(
      told(fault('validation_error', { param: 'temperature', found: 9 }), profiles.solidrust).error,
    ).toEqual({
      message: "Invalid 'temperature' parameter: '9'",
      type: 'invalid_request_error',
      code: 'invalid_parameter',
      param: 'temperature',
    });
  });
});

describe('the examples of the published documents', () => {
  test.each([
    [fault('insufficient_balance'), 402, 'insufficient balance — please top up to use paid models'],
    [fault('invalid_request_error'), 400, 'invalid request body'],
    [fault('invalid_api_key', { issue: 'missing' }), 401, 'authorization required'],
    [fault('model_not_found', { param: 'model', found: 'x' }), 404, 'model not found'],
    [fault('rate_limit_exceeded', { retryAfterMs: 3000 }), 429, 'rate limit exceeded'],
    [fault('upstream_unreachable'), 502, 'upstream unreachable'],
  ])('solrouter: %s', (made, status, message) => {
    const said = told(made, profiles.solrouter);
    expect([said.status, said.error['message']]).toEqual([status, message]);
  });

  test.each([
    [fault('invalid_api_key', { issue: 'unknown' }), 'Invalid API key provided'],
    [
      fault('invalid_api_key', { issue: 'value', message: 'The key is revoked.' }),
      'Invalid API key provided',
    ],
    [
      fault('rate_limit_exceeded', { retryAfterMs: 60_000 }),
      'Rate limit exceeded. Please retry after 60 seconds.',
    ],
    [
      fault('model_not_found', { param: 'model', found: 'invalid-model' }),
      "Invalid 'model' parameter: 'invalid-model'",
    ],
  ])('solidrust: %s', (made, message) => {
    expect(told(made, profiles.solidrust).error['message']).toBe(message);
  });
});

describe('openai codes', () => {
  test.each([
    ['invalid_request_error', { param: 'model', issue: 'missing' }, 'missing_required_parameter'],
    ['invalid_request_error', { param: 'foo', issue: 'unknown' }, 'unsupported_parameter'],
    ['invalid_request_error', {}, null],
    ['validation_error', { param: 'n', issue: 'type' }, 'invalid_type'],
    ['validation_error', { param: 'n', issue: 'missing' }, 'missing_required_parameter'],
    ['validation_error', { param: 'n', issue: 'value' }, 'invalid_value'],
  ] as const)('%s %o', (code, options, said) => {
    expect(told(fault(code, options), profiles.openai).error['code']).toBe(said);
  });
});

describe('solidrust echoes only what cannot be a secret or a prompt', () => {
  test.each([
    ['temperature', 9, "'9'"],
    ['stream', true, "'true'"],
    ['service_tier', 'turbo', "'turbo'"],
    ['user', 'two words', "'string'"],
    ['user', 'x'.repeat(65), "'string'"],
    ['user', 'sk-proj-abcdefghijklmnop', "'string'"],
    ['messages[0].content', 'secret', "'string'"],
    ['tools[0].function.name', 'x', "'string'"],
    ['tools[0].function', 'array', "'array'"],
    ['messages[0]', 'null', "'null'"],
    ['input', 3, "'number'"],
  ])('%s %s', (param, found, shown) => {
    expect(
      told(fault('validation_error', { param, found }), profiles.solidrust).error['message'],
    ).toBe(`Invalid '${param}' parameter: ${shown}`);
  });
});

describe('statuses fold', () => {
  const custom = (status: number) => fault.custom('own_code', { status, type: 'own_type' });
  test.each<['standard' | 'solidrust' | 'openai', ...[given: number, sent: number][]]>([
    [
      'standard',
      [407, 401],
      [410, 404],
      [423, 409],
      [451, 403],
      [418, 400],
      [504, 408],
      [529, 503],
      [599, 500],
    ],
    [
      'solidrust',
      [402, 403],
      [405, 404],
      [504, 503],
      [502, 503],
      [409, 400],
      [413, 400],
      [422, 400],
      [529, 503],
    ],
    ['openai', [402, 400], [408, 504], [422, 400], [504, 504], [529, 503], [507, 500]],
  ])('%s', (name, ...pairs) => {
    for (const [given, sent] of pairs) {
      const said = told(custom(given), profiles[name]);
      expect([given, said.status]).toEqual([given, sent]);
      expect([said.error['type'], said.error['code']]).toEqual(['own_type', 'own_code']);
    }
  });

  test.each([200, 99, 600, 418.5, Number.NaN])(
    '%s is no error status: internal_error',
    (status) => {
      expect(custom(status).code).toBe('internal_error');
    },
  );

  test('a profile of its own may say 504 for an upstream timeout', () => {
    const codes = { ...profiles.standard.codes, request_timeout: { status: 504 } };
    for (const difference of [{ codes }, { fold: { 408: 504 } }]) {
      const http: Profile = { ...profiles.standard, name: 'http', ...difference };
      expect(told(fault('request_timeout'), http).status).toBe(504);
      expect(told(fault('conflict'), http).status).toBe(409);
    }
  });
});

test('a profile function that throws does not change the answer', () => {
  const broken: Profile = {
    ...profiles.standard,
    codes: {
      conflict: {
        message: () => {
          throw new Error('wording');
        },
        code: () => {
          throw new Error('code');
        },
      },
    },
  };
  expect(told(fault('conflict'), broken).error['code']).toBe('conflict');
});

test('a 5xx message never reaches a wording function', () => {
  const echoing: Profile = {
    ...profiles.standard,
    codes: { internal_error: { message: (made) => made.message } },
  };
  const made = fault('internal_error', { message: 'password of the database' });
  expect(told(made, echoing).error['message']).toBe('internal server error');
});
