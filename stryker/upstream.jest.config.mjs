// The suites that judge what is mutated here; the others would only be run in vain for each mutant.
import preset from '../jest.preset.mjs';

export default {
  ...preset,
  rootDir: '../packages/upstream',
  testMatch: [
    '<rootDir>/test/stream/**/*.test.ts',
    '<rootDir>/test/read/by-status.test.ts',
    '<rootDir>/test/resilience/{backoff,retry-decision,retry-budget,fallback,final-fault,breaker,out-of-credit}.test.ts',
  ],
};
