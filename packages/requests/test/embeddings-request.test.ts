import { expect, test } from '@jest/globals';
import { embeddingsRequest } from '../src/index.js';
import { input, type Json } from './requests.js';

const request = embeddingsRequest({ models: { 'demo-small': { contextTokens: 10 } } });

test.each<[Json, string, string]>([
  [{ input: 'x' }, 'invalid_request_error', 'model'],
  [{ model: 'm' }, 'invalid_request_error', 'input'],
  [input({ input: '' }), 'invalid_request_error', 'input'],
  [input({ input: [] }), 'invalid_request_error', 'input'],
  [input({ input: null }), 'validation_error', 'input'],
  [input({ input: {} }), 'validation_error', 'input'],
  [input({ input: ['a', ''] }), 'validation_error', 'input[1]'],
  [input({ input: ['a', 5] }), 'validation_error', 'input'],
  [input({ input: [-1] }), 'validation_error', 'input[0]'],
  [input({ input: [1.5] }), 'validation_error', 'input[0]'],
  [input({ input: [[1], []] }), 'validation_error', 'input[1]'],
  [input({ dimensions: 0 }), 'validation_error', 'dimensions'],
  [input({ encoding_format: 'hex' }), 'validation_error', 'encoding_format'],
  [input({ user: 5 }), 'validation_error', 'user'],
  [input({ input: Array.from({ length: 2049 }, () => 'a') }), 'request_too_large', 'input'],
  [input({ input: 'x'.repeat(41) }), 'context_length_exceeded', 'input'],
  [input({ input: ['x', 'x'.repeat(41)] }), 'context_length_exceeded', 'input[1]'],
  [input({ input: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }), 'context_length_exceeded', 'input'],
])('a wrong one is refused: %j', (body, code, param) => {
  const checked = request.check(body);
  expect(checked.ok ? 'passed' : [checked.fault.code, checked.fault.param]).toEqual([code, param]);
});

test.each<[Json]>([
  [input()],
  [input({ input: ['a', 'b'] })],
  [input({ input: [1, 2, 3] })],
  [input({ input: [[1, 2], [3]] })],
  [input({ dimensions: 256, encoding_format: 'base64', user: 'u' })],
  [input({ encoding_format: 'float', input_type: 'query' })],
  [input({ input: Array.from({ length: 2048 }, () => 'a') })],
])('a right one passes as it is: %j', (body) => {
  expect(request.parse(body)).toBe(body);
});
