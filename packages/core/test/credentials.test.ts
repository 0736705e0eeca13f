import { describe, expect, test } from '@jest/globals';
import { underCredentials } from '../src/credentials.js';
import { fault } from '../src/fault.js';
import type { FaultCode } from '../src/types.js';

const upstream = { provider: 'openai', status: 401, raw: 'Incorrect API key provided' };
const evidence = { by: 'code', field: 'error.code', value: 'invalid_api_key' } as const;
const partial = { frames: 2, bytes: 90 };
const attempts = [
  {
    provider: 'openai',
    model: 'demo',
    waitedMs: 0,
    durationMs: 5,
    outcome: 'failed',
    code: 'invalid_api_key',
  },
] as const;

const ACCOUNT: FaultCode[] = ['invalid_api_key', 'permission_denied', 'insufficient_balance'];

describe("what a provider says of the operator's account", () => {
  test.each(ACCOUNT)('%s becomes upstream_rejected', (code) => {
    expect(underCredentials(fault(code, { upstream }))).toMatchObject({
      code: 'upstream_rejected',
      status: 502,
    });
    expect(underCredentials(fault(code, { upstream }), 'operator').code).toBe('upstream_rejected');
  });

  test('keeps its facts', () => {
    const refused = fault('invalid_api_key', { upstream, evidence, attempts, partial });
    expect(underCredentials(refused)).toMatchObject({ upstream, evidence, attempts, partial });
  });

  test.each(ACCOUNT)("%s passes where the key is the caller's", (code) => {
    const refused = fault(code, { upstream });
    expect(underCredentials(refused, 'caller')).toBe(refused);
  });
});

describe('passes as it is', () => {
  test('what no provider said', () => {
    const refused = fault('invalid_api_key');
    expect(underCredentials(refused)).toBe(refused);
  });

  test('what a provider said of something else', () => {
    const limited = fault('rate_limit_exceeded', { upstream: { ...upstream, status: 429 } });
    expect(underCredentials(limited)).toBe(limited);
  });
});
