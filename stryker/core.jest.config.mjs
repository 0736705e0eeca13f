// The suites that judge what is mutated here; the others would only be run in vain for each mutant.
import preset from '../jest.preset.mjs';

export default {
  ...preset,
  rootDir: '../packages/core',
  testMatch: [
    '<rootDir>/test/{answer,by-status,causes,classify,credentials,fault,frame,profiles,report,retry-headers}.test.ts',
    '<rootDir>/test/recognizers/{status-error,http-errors,abort}.test.ts',
    '<rootDir>/test/regression/*.test.ts',
  ],
};
