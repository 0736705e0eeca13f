import { profiles } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { clients } from '../../../src/check/clients/index.js';
import type { Outcome } from '../../../src/check/drivers/driver.js';
import type { Expected } from '../../../src/check/rows/row.js';
import { judge } from '../../../src/check/verdict/judge.js';
import type { WireAnswer } from '../../../src/check/wire/wire-answer.js';

const limit: Expected = { code: 'rate_limit_exceeded', phase: 'before' };
const broke: Expected = { code: 'upstream_unreachable', phase: 'after' };

const body =
  '{"error":{"message":"slow down","type":"rate_limit_error","code":"rate_limit_exceeded","param":null}}';
const good: WireAnswer = {
  status: 429,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    'cache-control': 'no-store',
    'x-request-id': 'r1',
    'retry-after': '1',
  },
  body,
  whole: true,
};
const raised: Outcome = {
  end: 'raised',
  exception: 'RateLimitError',
  status: 429,
  code: 'rate_limit_exceeded',
  type: 'rate_limit_error',
  requestId: 'r1',
};

function rules(
  expected: Expected,
  wire: WireAnswer | undefined,
  outcome: Outcome | undefined,
  requests = 3,
  client = 'openai-7',
): readonly string[] {
  const found = clients.find(({ id }) => id === client);
  if (found === undefined) throw new Error(client);
  const seen = { client: found, outcome, wire, requests };
  return judge(seen, expected, profiles.standard).map(({ rule }) => rule);
}

describe('before the first byte', () => {
  test('all is well', () => expect(rules(limit, good, raised)).toEqual([]));

  test.each<[rule: string, wire: WireAnswer]>([
    ['status', { ...good, status: 500 }],
    ['envelope', { ...good, body: '{"error":"slow down"}' }],
    ['envelope', { ...good, body: '<html>' }],
    ['envelope', { ...good, body: body.replace('slow down', '') }],
    ['type', { ...good, body: body.replace('rate_limit_error', 'requests') }],
    ['code', { ...good, body: body.replace('rate_limit_exceeded', 'slow') }],
    ['content-type', { ...good, headers: { ...good.headers, 'content-type': 'text/html' } }],
    ['content-type', { ...good, headers: { ...good.headers, 'content-length': '7' } }],
    ['request-id', { ...good, headers: { ...good.headers, 'x-request-id': undefined as never } }],
    ['cache', { ...good, headers: { ...good.headers, 'cache-control': 'public' } }],
    ['retry-hint', { ...good, headers: { ...good.headers, 'retry-after': '0' } }],
    ['retry-hint', { ...good, headers: { ...good.headers, 'x-should-retry': 'false' } }],
    ['retry-hint', { ...good, headers: { ...good.headers, 'retry-after': '90' } }],
  ])('%s', (rule, wire) => expect(rules(limit, wire, raised)).toContain(rule));

  test('a client that is held up', () => {
    expect(rules(limit, good, undefined)).toEqual(['ends']);
    expect(rules(limit, undefined, { end: 'raised' })).toEqual(['answers']);
  });

  test('a client that did otherwise than its kind can be made to', () => {
    expect(rules(limit, good, { ...raised, exception: 'APIError' })).toEqual(['class']);
    expect(rules(limit, good, { ...raised, requestId: undefined as never })).toEqual(['fields']);
    expect(rules(limit, good, raised, 1)).toEqual(['requests']);
    expect(rules(limit, good, { end: 'complete', text: '' })).toEqual(['true-end']);
  });

  test.each([
    ['langchain', 'RateLimitError', 3],
    ['agents', 'RateLimitError', 3],
    ['ai-7-compatible', 'RetryError', 3],
    ['fetch', 'none', 1],
  ])('%s raises %s after %d requests', (client, exception, requests) => {
    expect(rules(limit, good, { ...raised, exception }, requests, client)).toEqual([]);
  });
});

describe('after the first byte', () => {
  const frame =
    'data: {"error":{"message":"broke off","type":"api_error","code":"upstream_unreachable","param":null}}\n\n';
  const chunk = 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n';
  const stream: WireAnswer = { status: 200, headers: {}, body: chunk + frame, whole: true };
  const told: Outcome = {
    end: 'raised',
    exception: 'APIError',
    code: 'upstream_unreachable',
    type: 'api_error',
    requestId: 'r1',
  };

  test('all is well', () => expect(rules(broke, stream, told, 1)).toEqual([]));

  test('a cut that passes for whole is named first', () => {
    const cut = { ...stream, body: chunk };
    expect(rules(broke, cut, { end: 'complete', text: 'Hi' }, 1)).toEqual([
      'true-end',
      'error-frame',
    ]);
  });

  test('an error frame that is cut off, or followed by [DONE]', () => {
    expect(rules(broke, { ...stream, whole: false }, told, 1)).toEqual(['error-frame']);
    const done = { ...stream, body: `${chunk}${frame}data: [DONE]\n\n` };
    expect(rules(broke, done, told, 1)).toEqual(['error-frame']);
  });
});

describe('a good answer', () => {
  const said = 'Every failure has a name — and an answer.';
  test('has to be whole', () => {
    expect(rules('whole', undefined, { end: 'complete', text: said }, 1)).toEqual([]);
    expect(rules('whole', undefined, { end: 'complete', text: 'Every failure' }, 1)).toEqual([
      'whole',
    ]);
    expect(rules('whole', undefined, { end: 'raised', exception: 'APIError' }, 1)).toEqual([
      'whole',
    ]);
  });
});
