import { appendFileSync } from 'node:fs';
import fc from 'fast-check';

/** A short run unless `npm run fuzz` says how long. */
const SHORT_RUNS = 40;

const { FUZZ_MINUTES, FUZZ_SEED, FUZZ_REPORT } = process.env;

export const seed: number = FUZZ_SEED === undefined ? 20_261_123 : Number(FUZZ_SEED);

/** How long one campaign may take, in ms; undefined: it is bounded by its runs. */
const budgetMs = FUZZ_MINUTES === undefined ? undefined : Number(FUZZ_MINUTES) * 60_000;

/** What Jest's own timeout has to allow. */
export const patienceMs: number = (budgetMs ?? 0) + 120_000;

/**
 * Runs one property, for its runs or its time, and says how many there were. A counterexample
 * comes with the seed and the path that bring it back.
 */
export async function campaign<T>(name: string, property: fc.IAsyncProperty<T>): Promise<void> {
  const bounds =
    budgetMs === undefined
      ? { numRuns: SHORT_RUNS }
      : {
          numRuns: Number.MAX_SAFE_INTEGER,
          interruptAfterTimeLimit: budgetMs,
          markInterruptAsFailure: false,
        };
  const details = await fc.check(property, { seed, ...bounds });
  if (FUZZ_REPORT !== undefined)
    appendFileSync(FUZZ_REPORT, `${name}\t${details.numRuns}\t${details.failed}\n`);
  if (!details.failed) return;
  throw new Error(`${name}: ${fc.defaultReportMessage(details)}`, { cause: details.errorInstance });
}
