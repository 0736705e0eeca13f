import { expect, test } from '@jest/globals';
import { codeByStatus, isErrorStatus, isTelling } from '../../src/read/by-status.js';

// Each as its inventor documents it: TGI, Portkey, Groq, nginx, Cloudflare, Anthropic.
test.each([
  [424, 'internal_error'],
  [446, 'content_filter'],
  [498, 'overloaded'],
  [499, 'request_timeout'],
  [520, 'upstream_unreachable'],
  [524, 'request_timeout'],
  [529, 'overloaded'],
  [418, 'invalid_request_error'],
  [507, 'internal_error'],
  [200, 'upstream_unreachable'],
  [Number.NaN, 'upstream_unreachable'],
])('%i is %s', (status, code) => {
  expect(codeByStatus(status)).toBe(code);
});

test('400, 500 and 502 name a side, the others a cause', () => {
  expect([400, 500, 502, 200].map(isTelling)).toEqual([false, false, false, false]);
  expect([401, 429, 503].map(isTelling)).toEqual([true, true, true]);
});

test('only integers from 400 to 599 are error statuses', () => {
  expect([399, 400, 599, 600, 404.5].map(isErrorStatus)).toEqual([false, true, true, false, false]);
});
