import { describe, expect, test } from '@jest/globals';
import { KnownNames } from '../src/known-names.js';

describe('KnownNames', () => {
  test('names count for themselves up to the limit, then as other', () => {
    const names = new KnownNames(2);
    expect(['a', 'b', 'c', 'a'].map((name) => names.label(name, 'seen'))).toEqual([
      'a',
      'b',
      'other',
      'a',
    ]);
  });

  test('no name is none, and a stranger is never let in', () => {
    const names = new KnownNames(2);
    expect(names.label(undefined, 'served')).toBe('none');
    expect(names.label('', 'served')).toBe('none');
    expect(names.label('invented', 'stranger')).toBe('other');
    names.label('real', 'served');
    expect(names.label('real', 'stranger')).toBe('real');
  });

  test('one that was served takes the place of one that was only seen, never the other way round', () => {
    const forgotten: string[] = [];
    const names = new KnownNames(2, (name) => forgotten.push(name));
    names.label('junk-1', 'seen');
    names.label('junk-2', 'seen');
    expect(names.label('real-1', 'served')).toBe('real-1');
    expect(names.label('junk-2', 'served')).toBe('junk-2');
    expect(names.label('real-2', 'served')).toBe('other');
    expect(names.label('junk-3', 'seen')).toBe('other');
    expect(forgotten).toEqual(['junk-1']);
  });

  test('a million names yield at most twice the limit', () => {
    const names = new KnownNames(100);
    const given = new Set<string>();
    for (let index = 0; index < 1_000_000; index += 1)
      given.add(names.label(`model-${index}`, index % 3 === 0 ? 'served' : 'seen'));
    expect(given.size).toBeLessThanOrEqual(201);
    expect(given).toContain('other');
  });

  test('what looks like a key or is far too long is no name', () => {
    const names = new KnownNames(10);
    expect(names.label(['sk', 'proj', 'aB3dE6gH9jK2mN5p'].join('-'), 'served')).toBe('other');
    expect(names.label('x'.repeat(200), 'served')).toBe('other');
    expect(names.label('__proto__', 'seen')).toBe('__proto__');
  });
});
