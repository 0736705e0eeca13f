import { catalog, type Fault, type FaultCode, fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Breaker } from '../../src/resilience/breaker.js';
import { breakerRule } from '../../src/resilience/breaker-options.js';
import { circuitId } from '../../src/resilience/circuit-id.js';

const codes = Object.keys(catalog) as FaultCode[];
const tenant = (key: string): ReturnType<typeof circuitId> =>
  circuitId('acme', 'acme.example', 'm', key);
const read = (code: FaultCode): Fault =>
  fault(code, { upstream: { provider: 'acme', status: catalog[code].status, raw: '' } });

/** What tenants may run into that is their own doing, or the gateway's. */
const notTheProviders = codes.filter((code) => {
  const { retry } = catalog[code];
  return retry === 'no' || retry === 'maybe';
});

async function play(breaker: Breaker, key: string, code: FaultCode | undefined): Promise<void> {
  const admission = await breaker.admit(tenant(key));
  if (admission.admitted) await admission.settle(code === undefined ? undefined : read(code));
}

const strict = (): Breaker => {
  const rule = breakerRule({ failures: 1 });
  if (rule === undefined) throw new Error('no rule');
  return new Breaker(
    rule,
    () => 0,
    () => {},
  );
};
const seed = 20_261_123;

describe('whatever tenants do', () => {
  test('no sequence of faults of their own opens a circuit, theirs or another', async () => {
    const event = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...notTheProviders));
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const breaker = strict();
        for (const [key, code] of events) await play(breaker, key, code);
        expect(breaker.circuits().every(({ state }) => state === 'closed')).toBe(true);
      }),
      { seed, numRuns: 100 },
    );
  });

  test("nothing that happens to one tenant's key closes the way of another", async () => {
    const outcome = fc.option(fc.constantFrom(...codes), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { maxLength: 60 }), async (outcomes) => {
        const breaker = strict();
        for (const code of outcomes) await play(breaker, 'unlucky', code);
        expect((await breaker.admit(tenant('another'))).admitted).toBe(true);
      }),
      { seed, numRuns: 100 },
    );
  });
});
