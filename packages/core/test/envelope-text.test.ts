import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catalog } from '../src/catalog.js';
import { envelope } from '../src/envelope.js';
import { envelopeText } from '../src/envelope-text.js';
import { type FaultOptions, fault } from '../src/fault.js';
import { profiles } from '../src/profiles/index.js';
import type { EnvelopeKey, Profile } from '../src/profiles/profile.js';
import { tell } from '../src/tell.js';
import type { FaultCode } from '../src/types.js';

const codes = fc.constantFrom(...(Object.keys(catalog) as FaultCode[]));
const text = fc.oneof(fc.constantFrom('busy', 'a "b"', 'a\nb', '\ud800', '…'), fc.string());
const keys: EnvelopeKey[] = ['message', 'type', 'code', 'param', 'doc_url', 'request_id'];

/** The profiles that ship, and some whose keys stand in any order, left out or twice. */
const profile = fc.oneof(
  fc.constantFrom(...Object.values(profiles)),
  fc
    .tuple(fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 7 }), fc.boolean())
    .map(([own, omitNull]): Profile => {
      const docUrl = (code: string) => `https://example.com/${code}`;
      return { ...profiles.standard, name: 'own', keys: own, omitNull, docUrl };
    }),
);
const said: fc.Arbitrary<FaultOptions> = fc.record(
  { message: text, param: text, issue: fc.constantFrom('missing', 'value', undefined) },
  { requiredKeys: [] },
);

test('it is what JSON.stringify makes of the envelope, the second time too', () => {
  fc.assert(
    fc.property(codes, profile, said, text, (code, of, options, type) => {
      for (const made of [
        fault(code, options),
        fault(code),
        Object.assign(fault(code, options), { type }),
        fault.custom('own_code', { ...options, status: 409, type }),
      ]) {
        const told = tell(made, of);
        const slow = JSON.stringify(envelope(made, of, 'r-1', told));
        expect(envelopeText(made, of, 'r-1', told)).toBe(slow);
        expect(envelopeText(made, of, 'r-1', told)).toBe(slow);
      }
    }),
    { seed: 20_261_123, numRuns: 2000 },
  );
});
