import { expect, test } from '@jest/globals';
import { headerReader, requestIdOf } from '../../src/read/header.js';

test.each([
  ['a Headers object', new Headers({ 'X-Request-Id': 'r1' })],
  ['a record', { 'x-request-id': 'r1' }],
  ['a record in another case', { 'X-Request-ID': 'r1' }],
  ['a record of lists', { 'x-request-id': ['r1', 'r2'] }],
])('%s', (_name, headers) => {
  expect(headerReader(headers)('x-request-id')).toBe('r1');
});

test('hostile headers are read as none', () => {
  const throwing = {
    get: () => {
      throw new Error('no');
    },
  };
  const proxy = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  );
  const getter = {
    get 'x-request-id'(): string {
      throw new Error('no');
    },
  };
  expect(headerReader(getter)('x-request-id')).toBeUndefined();
  expect(headerReader(throwing)('x-request-id')).toBeUndefined();
  expect(headerReader(proxy)('x-request-id')).toBeUndefined();
  expect(headerReader(undefined)('x-request-id')).toBeUndefined();
  expect(headerReader({})('constructor' as 'cf-ray')).toBeUndefined();
});

test("the provider's request id is found under its usual names", () => {
  expect(requestIdOf(headerReader({ 'request-id': 'a' }))).toBe('a');
  expect(requestIdOf(headerReader({ 'x-amzn-requestid': 'b' }))).toBe('b');
  expect(requestIdOf(headerReader({}))).toBeUndefined();
  expect(requestIdOf(headerReader({ 'cf-ray': 'c'.repeat(500) }))).toHaveLength(128);
});
