import { expect, test } from '@jest/globals';
import { isOpen, mayNarrow } from '../../src/read/narrower.js';

test.each([
  ['rate_limit_exceeded', 'insufficient_balance', true],
  ['rate_limit_exceeded', 'invalid_schema', false],
  ['invalid_request_error', 'content_filter', true],
  ['permission_denied', 'rate_limit_exceeded', true],
  ['content_filter', 'rate_limit_exceeded', false],
] as const)('%s may turn out to be %s: %s', (declared, said, may) => {
  expect(mayNarrow(declared, said)).toBe(may);
});

test('what stands as declared is not open', () => {
  expect(isOpen('context_length_exceeded')).toBe(false);
  expect(isOpen('invalid_request_error')).toBe(true);
});
