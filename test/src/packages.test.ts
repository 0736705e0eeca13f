import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

interface EntryPoint {
  readonly id: string;
  /** What it exports as an ES module. */
  readonly names: string[];
  /** Of these, what `require` gives another of. */
  readonly differing: string[];
  /** What its CommonJS build exports, and what an `import` of that file can tell of it beforehand. */
  readonly cjs: string[];
  readonly seenInCjs: string[];
}

const program = fileURLToPath(new URL('./support/formats.mjs', import.meta.url));
const { found, oneClass } = JSON.parse(
  execFileSync(process.execPath, [program], { encoding: 'utf8' }),
) as { found: EntryPoint[]; oneClass: Record<string, boolean> };
const core = found.find(({ id }) => id === '@faultwire/core');

test('every package is looked at', () => {
  expect(found.length).toBeGreaterThan(12);
  expect(core?.names).toContain('Fault');
});

test.each(found)('$id: import and require give the same', ({ names, differing }) => {
  expect(names).not.toEqual([]);
  expect(differing).toEqual([]);
});

test.each(found)('$id: the CommonJS build exports the same names', ({ id, names, cjs }) => {
  expect({ id, cjs }).toEqual({ id, cjs: names });
});

test.each(found)('$id: an ES module can import them by name', ({ id, names, seenInCjs }) => {
  // What an adapter re-exports of core, Node cannot tell from the file alone.
  const own = id === core?.id ? names : names.filter((name) => !core?.names.includes(name));
  expect(seenInCjs).toEqual(expect.arrayContaining(own));
});

test('the entry points of a package share their classes', () => {
  expect(oneClass).toEqual({ esm: true, cjs: true });
});
