import { expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { stampEvidence } from '../../src/evidence.js';
import { fault } from '../../src/fault.js';

// A gateway with its callers' own keys (`credentials: 'caller'`) calls through `upstream.fetch`; the
// SDK's error brings the Fault back on its headers. An adapter left at `operator` judged it again
// and told the caller of a bad key that the service was at fault.
test('a Fault that upstream judged under the caller’s credentials stays as it is', () => {
  const judged = stampEvidence(
    fault('invalid_api_key', { upstream: { provider: 'openai', status: 401, raw: '' } }),
    'openai',
    undefined,
  );
  const headers = Object.assign(new Headers(), { [Symbol.for('faultwire.fault')]: judged });
  const thrown = Object.assign(new Error('401'), { status: 401, headers, error: {} });
  expect(classify(thrown)).toBe(judged);
});
