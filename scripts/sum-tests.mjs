// Adds up the closing lines of the test runners in a log and prints one line for all of them.
// A skipped test fails the sum: what is skipped on a laptop must run in CI.
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal
const log = readFileSync(process.argv[2], 'utf8').replace(/\u001b\[[0-9;]*m/g, '');
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [, counts] of log.matchAll(/(?:^|:\s)Tests:\s+(.*total)/gm))
  for (const kind of Object.keys(total))
    total[kind] += Number(new RegExp(`(\\d+) ${kind}`).exec(counts)?.[1] ?? 0);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (total.passed === 0 || total.failed > 0 || total.skipped > 0) process.exitCode = 1;
