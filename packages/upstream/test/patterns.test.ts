import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

// The pure JavaScript backend: no binary has to fit the machine.
process.env['RECHECK_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

const src = join(process.cwd(), 'src');

/** Where patterns meet what a provider sends. */
const MEETS_PROVIDERS = /^(?:read|providers|stream)\//;

/** Every regular expression there, and where it stands. */
function patterns(): { at: string; source: string; flags: string }[] {
  const found: { at: string; source: string; flags: string }[] = [];
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, at);
    else if (typeof node === 'object' && node !== null) {
      const { type, pattern, flags } = node as Record<string, unknown>;
      if (type === 'RegExpLiteral')
        found.push({ at, source: String(pattern), flags: String(flags) });
      for (const each of Object.values(node)) visit(each, at);
    }
  };
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || !MEETS_PROVIDERS.test(file)) continue;
    const text = readFileSync(join(src, file), 'utf8');
    visit(parseSync(text, { syntax: 'typescript' }), file);
  }
  return found;
}

// docs/contract.md, "Bad input never hurts": what a provider sends runs through these.
describe('patterns', () => {
  test('there are some', () => {
    expect(patterns().length).toBeGreaterThan(300);
  });

  test('none can be made to take more than linear time', () => {
    const slow = patterns().filter(
      // Its "safe" is constant or linear.
      ({ source, flags }) => checkSync(source, flags, { checker: 'automaton' }).status !== 'safe',
    );
    expect(slow).toEqual([]);
  }, 60_000);
});
