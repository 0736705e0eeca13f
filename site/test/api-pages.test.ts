import { expect, test } from '@jest/globals';
import { apiPages } from '../src/api-pages.mjs';

test('the API reference tells what TSDoc says, with signature and example', () => {
  const page: string = apiPages(['lab']).get('api/lab.md') ?? '';
  expect(page).toContain('## startUpstream');
  expect(page).toContain('Starts the fault upstream in this process on a free loopback port');
  expect(page).toContain('- `scenario`: which requests meet which fault. Default: none do.');
  expect(page).toContain('Throws TypeError where the scenario has a field that is not one');
  expect(page).toContain("await startUpstream({ rules: [{ fault: 'html_502' }] });");
  expect(page).toContain('- `close(): Promise<void>;`: Stops listening and drops what is open.');
}, 60_000);
