import { expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { fault } from '../../src/fault.js';
import { report } from '../../src/report.js';

// Found by fuzzing: a provider whose `param` quoted the operator's key had it told to the caller.
test('a key that stands where the parameter should is neither told nor logged', () => {
  const key = 'sk-proj-Zq8wErTy12UiOpAsDf34GhJkLz56XcVbNm78';
  const made = fault('invalid_request_error', { param: `Incorrect API key provided: ${key}.` });
  expect(JSON.parse(answer(made).body).error.param).toBe('Incorrect API key provided: sk-***.');
  expect(JSON.stringify(report(made))).not.toContain(key);
});
