import { type Circuit, type Fault, type FaultOptions, fault } from '@faultwire/core';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Admission, Breaker } from '../../src/resilience/breaker.js';
import { type BreakerOptions, breakerRule } from '../../src/resilience/breaker-options.js';
import { circuitId } from '../../src/resilience/circuit-id.js';

const ours = circuitId('openai', 'api.openai.com', 'gpt', 'sk-ours');
const upstream = { provider: 'openai', status: 503, raw: '' };
const down = fault('overloaded', { upstream });

function breaker(options: BreakerOptions = {}): { breaker: Breaker; told: string[] } {
  const told: string[] = [];
  const rule = breakerRule(options);
  if (rule === undefined) throw new Error('no rule');
  return {
    breaker: new Breaker(
      rule,
      () => performance.now(),
      (circuit: Circuit) => told.push(circuit.state),
    ),
    told,
  };
}

async function call(asked: Breaker, result?: Fault, id = ours): Promise<Admission> {
  const admission = await asked.admit(id);
  if (admission.admitted) await admission.settle(result);
  return admission;
}

async function callTimes(asked: Breaker, times: number, result?: Fault): Promise<void> {
  for (let time = 0; time < times; time += 1) await call(asked, result);
}

describe('the breaker', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('opens at the fifth failure and says how long it stays so', async () => {
    const { breaker: asked, told } = breaker();
    await callTimes(asked, 4, down);
    expect((await call(asked, down)).admitted).toBe(true);
    expect(await call(asked)).toEqual({ admitted: false, retryAfterMs: 30_000 });
    jest.advanceTimersByTime(10_000);
    expect(await call(asked)).toEqual({ admitted: false, retryAfterMs: 20_000 });
    expect(asked.circuits()).toEqual([
      {
        provider: 'openai',
        model: 'gpt',
        keyHint: ours.keyHint,
        failures: 5,
        state: 'open',
        retryAfterMs: 20_000,
      },
    ]);
    expect(told).toEqual(['open']);
  });

  test("stays open for the provider's own hint", async () => {
    const { breaker: asked } = breaker();
    await callTimes(asked, 5, fault('overloaded', { upstream, retryAfterMs: 7_000 }));
    expect(await call(asked)).toEqual({ admitted: false, retryAfterMs: 7_000 });
  });

  test('an answer between failures keeps it closed', async () => {
    const { breaker: asked, told } = breaker();
    for (let round = 0; round < 5; round += 1) {
      await callTimes(asked, 4, down);
      await call(asked);
    }
    expect(told).toEqual([]);
    expect(asked.circuits()).toMatchObject([{ state: 'closed', failures: 0 }]);
  });

  test.each<[string, Fault]>([
    [
      "a caller's bad request",
      fault('invalid_request_error', { upstream: { ...upstream, status: 400 } }),
    ],
    ['an unknown model', fault('model_not_found', { upstream: { ...upstream, status: 404 } })],
    ['an empty account', fault('insufficient_balance', { upstream: { ...upstream, status: 402 } })],
    ['a bad key', fault('invalid_api_key', { upstream: { ...upstream, status: 401 } })],
    ["the gateway's own defect", fault('internal_error')],
    ['a caller who left', fault('client_closed_request')],
  ])('%s never opens it', async (_, result) => {
    const { breaker: asked, told } = breaker({ failures: 1 });
    await callTimes(asked, 20, result);
    expect(told).toEqual([]);
  });

  test.each<[string, FaultOptions]>([
    ['request_timeout', {}],
    ['rate_limit_exceeded', {}],
    ['internal_error', {}],
    ['upstream_unreachable', {}],
    ['overloaded', {}],
    ['service_unavailable', {}],
  ])('a %s of the provider does', async (code, options) => {
    const { breaker: asked, told } = breaker({ failures: 1 });
    await call(asked, fault(code as 'overloaded', { ...options, upstream }));
    expect(told).toEqual(['open']);
  });

  test('of one model, key or provider is nobody else’s', async () => {
    const { breaker: asked } = breaker({ failures: 1 });
    await call(asked, down);
    for (const other of [
      circuitId('openai', 'api.openai.com', 'gpt', 'sk-theirs'),
      circuitId('openai', 'api.openai.com', 'gpt-mini', 'sk-ours'),
      circuitId('openrouter', 'openrouter.ai', 'gpt', 'sk-ours'),
    ])
      expect((await asked.admit(other)).admitted).toBe(true);
  });

  test('lets one single probe through after its time; its success closes', async () => {
    const { breaker: asked, told } = breaker();
    await callTimes(asked, 5, down);
    jest.advanceTimersByTime(30_000);
    const probe = await asked.admit(ours);
    expect(probe.admitted).toBe(true);
    expect(await asked.admit(ours)).toEqual({ admitted: false, retryAfterMs: 1_000 });
    if (probe.admitted) await probe.settle();
    expect((await asked.admit(ours)).admitted).toBe(true);
    expect(told).toEqual(['open', 'half-open', 'closed']);
  });

  test('a refusal of the probe by the provider is an answer too', async () => {
    const { breaker: asked, told } = breaker();
    await callTimes(asked, 5, down);
    jest.advanceTimersByTime(30_000);
    await call(asked, fault('validation_error', { upstream: { ...upstream, status: 422 } }));
    expect(told).toEqual(['open', 'half-open', 'closed']);
  });

  test('a failed probe opens it at once', async () => {
    const { breaker: asked, told } = breaker();
    await callTimes(asked, 5, down);
    jest.advanceTimersByTime(30_000);
    await call(asked, down);
    expect(told).toEqual(['open', 'half-open', 'open']);
    expect(await call(asked)).toEqual({ admitted: false, retryAfterMs: 30_000 });
  });

  test('a probe whose caller left is given back', async () => {
    const { breaker: asked } = breaker();
    await callTimes(asked, 5, down);
    jest.advanceTimersByTime(30_000);
    await call(asked, fault('client_closed_request'));
    expect((await asked.admit(ours)).admitted).toBe(true);
  });

  test('an answer to a call from before it opened does not close it', async () => {
    const { breaker: asked } = breaker();
    const slow = await asked.admit(ours);
    await callTimes(asked, 5, down);
    if (slow.admitted) expect(await slow.settle()).toBe(true);
    expect((await asked.admit(ours)).admitted).toBe(false);
  });

  test('keeps 1,000 circuits at most, and of those rather the open ones', async () => {
    const { breaker: asked } = breaker({ failures: 1 });
    await call(asked, down);
    for (let model = 0; model < 1_200; model += 1)
      await call(asked, undefined, circuitId('openai', 'h', `m${model}`, undefined));
    expect(asked.circuits()).toHaveLength(1_000);
    expect(asked.circuits()[0]).toMatchObject({ model: 'gpt', state: 'open' });
  });
});

describe('the options of the breaker', () => {
  test('have defaults', () => {
    expect(breakerRule(undefined)).toEqual({
      failures: 5,
      windowMs: 10_000,
      openMs: 30_000,
      store: undefined,
    });
    expect(breakerRule(false)).toBeUndefined();
  });

  test.each<[unknown, string]>([
    [{ failures: 0 }, 'createUpstream: breaker.failures must be a whole number from 1, not 0'],
    [
      { openMs: 0 },
      'createUpstream: breaker.openMs must be a number of ms from 1 to 2147483647, not 0',
    ],
    [
      { windowMs: '10s' },
      'createUpstream: breaker.windowMs must be a number of ms from 1 to 2147483647, not "10s"',
    ],
    [
      { store: 'redis' },
      'createUpstream: breaker.store must be a CircuitStore, but "redis" has no fail()',
    ],
    [
      { threshold: 5 },
      'createUpstream: breaker.threshold is not an option; there are failures, windowMs, openMs, store',
    ],
  ])('%j is refused by name', (options, sentence) => {
    expect(() => breakerRule(options as BreakerOptions)).toThrow(new TypeError(sentence));
  });
});
