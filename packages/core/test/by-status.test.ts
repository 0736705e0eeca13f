import { describe, expect, test } from '@jest/globals';
import { faultCodeByStatus, foldStatus, isErrorStatus } from '../src/by-status.js';

// docs/contract.md, "Profiles".
describe('a status', () => {
  test.each([400, 499, 500, 599])('%d is one of an error', (status) => {
    expect(isErrorStatus(status)).toBe(true);
  });

  test.each([399, 600, 200, 0, -1, 400.5, Number.NaN, Number.POSITIVE_INFINITY, '404', null, {}])(
    '%p is none',
    (status) => {
      expect(isErrorStatus(status)).toBe(false);
    },
  );

  test.each([
    [418, 400],
    [499, 400],
    [507, 500],
    [599, 500],
    [504, 408],
    [529, 503],
    [200, 500],
    [600, 500],
    [Number.NaN, 500],
  ])('%d folds to %d', (status, folded) => {
    expect(foldStatus(status)).toBe(folded);
  });

  test.each([
    [404, 'not_found'],
    [504, 'request_timeout'],
    [529, 'overloaded'],
    [200, 'internal_error'],
    [418, 'invalid_request_error'],
  ])('%d alone means %s', (status, code) => {
    expect(faultCodeByStatus(status)).toBe(code);
  });
});
