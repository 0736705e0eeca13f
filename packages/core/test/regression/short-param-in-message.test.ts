import { expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { fault } from '../../src/fault.js';
import { profiles } from '../../src/profiles/index.js';

// SolRouter prints no `param`, so the path stands in the message; `n` was found in "number".
test.each([
  ['n', 'expected a number', 'n: expected a number'],
  ['n', "Invalid type for 'n'", "Invalid type for 'n'"],
  ['user', 'users are many', 'user: users are many'],
  ['messages[0].role', 'messages[0].role is required', 'messages[0].role is required'],
])('%s in %j', (param, message, told) => {
  const { body } = answer(fault('validation_error', { param, message }), {
    profile: profiles.solrouter,
  });
  expect(JSON.parse(body).error.message).toBe(told);
});
