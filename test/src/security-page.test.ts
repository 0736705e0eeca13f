import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('SECURITY.md', root), 'utf8');
const named = [...new Set(page.match(/(?:packages|test)\/[\w./-]+\.test\.ts/g))];

test('SECURITY.md names tests', () => {
  expect(named.length).toBeGreaterThan(20);
});

test.each(named)('%s exists', (path) => {
  expect(existsSync(new URL(path, root))).toBe(true);
});
