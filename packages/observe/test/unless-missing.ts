import { expect, test } from '@jest/globals';

type Run = (name: string, run: () => void | Promise<void>, timeoutMs?: number) => void;

/**
 * `test` where a program of the system is there. Elsewhere the tests are left out with a line that
 * says so; where `CI` is set they fail, so that nobody takes a green run for a whole one.
 */
export function unlessMissing(program: string, isThere: boolean): Run {
  if (isThere) return test;
  if (process.env['CI'])
    return (name) =>
      test(name, () => {
        expect(`${program} is missing`).toBe(`${program} is installed`);
      });
  process.stderr.write(`${program} is missing: its tests are left out\n`);
  return (name) => test(`(left out, ${program} is missing) ${name}`, () => undefined);
}
