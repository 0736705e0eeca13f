import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scanText } from './scan.js';

/** JSON with something in its choices, so that it is a chunk; `error` stands where it stands. */
const chunks = fc
  .tuple(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.constantFrom(null, false, ''),
    fc.constantFrom('', ' '),
  )
  .map(([before, after, error, indent]) => {
    const rest = (extra: object): object => ({
      ...extra,
      choices: [{ index: 0, delta: { content: 'a', error: null } }],
    });
    for (const record of [before, after])
      for (const key of ['error', 'object', 'type', 'status', 'usage']) delete record[key];
    const json = JSON.stringify({ ...before, error, ...rest(after) }, undefined, indent);
    return { json: json.replaceAll('\n', ' '), expected: rest({ ...before, ...after }) };
  });

test('an error key that says nothing is cut out, and nothing else changes', () => {
  fc.assert(
    fc.property(chunks, ({ json, expected }) => {
      const { out } = scanText('chat', `data: ${json}\n\n`);
      expect(JSON.parse(out.slice(6))).toEqual(JSON.parse(JSON.stringify(expected)));
    }),
    { seed: 61, numRuns: 500 },
  );
});
