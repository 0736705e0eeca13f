import { expect, test } from '@jest/globals';
import { replicate } from '../../src/providers/replicate.js';
import { reads } from './reads.js';

const error = (status: number, title: string, detail: string, more: object = {}): object => ({
  title,
  detail,
  status,
  ...more,
});

reads(replicate, 'replicate.com, "HTTP API"', [
  {
    says: 'no credit',
    status: 402,
    body: error(402, 'Insufficient credit', 'You have insufficient credit to run this model.'),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown version, as a 422',
    status: 422,
    body: error(
      422,
      'Invalid version or not permitted',
      'The specified version does not exist (or perhaps you do not have permission to use it?)',
    ),
    code: 'model_not_found',
    named: true,
  },
  {
    says: 'a throttle',
    status: 429,
    body: error(429, 'Request was throttled.', 'Expected available in 10 seconds.', {
      retry_after: 10,
    }),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a missing token',
    status: 401,
    body: error(401, 'Unauthenticated', 'You did not pass an authentication token'),
    code: 'invalid_api_key',
  },
]);

test('retry_after in the body is the wait', () => {
  const body = JSON.stringify(error(429, 'Request was throttled.', 'Later.', { retry_after: 10 }));
  expect(replicate.recognize({ provider: 'replicate', status: 429, body })?.retryAfterMs).toBe(
    10_000,
  );
});
