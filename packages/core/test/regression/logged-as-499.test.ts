import { expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { profiles } from '../../src/profiles/index.js';
import { report } from '../../src/report.js';

// The record's status is the one that the profile answers, and 499 was folded to 400 like any other;
// but a caller who left is answered nothing, and is logged as 499 (docs/contract.md, "The catalog").
test.each(Object.values(profiles))('a caller who left is logged as 499: $name', (profile) => {
  const { status, code } = report(fault('client_closed_request'), undefined, { profile });
  expect([status, code]).toEqual([499, 'client_closed_request']);
  expect(report(fault('insufficient_balance'), undefined, { profile }).status).toBeLessThan(430);
});
