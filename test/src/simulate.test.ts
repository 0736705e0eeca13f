import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('../../bench/src/simulate.mjs', import.meta.url));

test('docs/resilience.md says what npm run simulate prints', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--check']);
  expect(stdout).toContain('docs/ says the same.');
}, 120_000);
