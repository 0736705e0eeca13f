import { expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { Fault, fault } from '../../src/fault.js';

// Fields of a subclass went to the wire as they were: `retry-after: NaN`, a `type` that is no string.
test('an answer is valid whatever a subclass puts into the fields', () => {
  const odd = { retryAfterMs: Number.NaN, type: 7, param: { a: 1 } };
  const { headers, body } = answer(Object.assign(fault('overloaded'), odd));
  expect(headers).toMatchObject({ 'retry-after': '2', 'retry-after-ms': '2000' });
  expect(JSON.parse(body).error).toEqual({
    message: 'the provider is overloaded',
    type: 'api_error',
    code: 'overloaded',
    param: null,
  });
});

test.each([-5, 0, 1e15])('a wait of %d ms is none', (retryAfterMs) => {
  const { headers } = answer(Object.assign(fault('overloaded'), { retryAfterMs }));
  expect([headers['retry-after'], headers['x-should-retry']]).toEqual(['2', undefined]);
});

// Writing the evidence on it threw, and so the recognizer had not recognised.
test("a recognizer's own Fault may be frozen", () => {
  const busy = Object.freeze(new Fault('conflict', { message: 'busy' }));
  const recognizers = [{ name: 'busy', recognize: () => busy }];
  expect(classify(new Error('locked'), { recognizers })).toBe(busy);
});

test.each(['a\r\nset-cookie: b', 'a b', '', 'ä'])('%j names no request', (requestId) => {
  expect(answer(fault('conflict'), { requestId }).headers['x-request-id']).toBeUndefined();
});
