import { expect, test } from '@jest/globals';
import { fault } from '../src/fault.js';
import { logText } from '../src/log-text.js';
import { report } from '../src/report.js';

test.each([
  ['a terminal’s escape', 'a\u001b[31mred', 'a [31mred'],
  ['a carriage return', 'one\rtwo', 'one two'],
  ['NUL and DEL', 'a\u0000b\u007fc', 'a b c'],
  ['line separators of Unicode', 'a\u2028b\u2029c', 'a b c'],
])('%s does nothing in a log', (_, text, logged) => {
  expect(logText(text, 100)).toBe(logged);
});

test('a forged line stays inside its record', () => {
  const forged = 'not found\n{"level":"error","message":"all keys were deleted"}';
  const line = JSON.stringify(report(fault('not_found', { message: forged })));
  expect(line).not.toContain('\n');
  expect(JSON.parse(line).message).toBe(forged);
});
