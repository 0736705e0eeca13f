import { expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { Fault, fault } from '../../src/fault.js';

// `answer` copied whatever stood in `fault.headers`; a subclass or an assignment put it there.
test('a Fault cannot bring headers that are not its to set', () => {
  class Mine extends Fault {
    override readonly headers = { 'set-cookie': 'a=1', 'content-length': '3', allow: 'GET' };
    constructor() {
      super('conflict');
    }
  }
  const { headers } = answer(new Mine());
  expect(headers).toEqual({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-should-retry': 'false',
    allow: 'GET, HEAD',
  });
  const split = Object.assign(fault('conflict'), { headers: { allow: 'GET\r\nset-cookie: a=1' } });
  expect(answer(split).headers['allow']).toBeUndefined();
});

// The wait has an option of its own; `retry-after` stayed on the Fault, and was not what was sent.
test('a wait given as a header is dropped, as the option says', () => {
  const limited = fault('rate_limit_exceeded', { headers: { 'Retry-After': '-7' } });
  expect(limited.headers).toEqual({});
  expect(fault('overloaded', { retryAfterMs: 3_500 }).headers).toEqual({ 'retry-after': '4' });
});
