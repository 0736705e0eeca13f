import { fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { faultOf, rig } from './scripted-provider.js';

const upstream = { provider: 'acme', status: 503, raw: '' };
const facts = { provider: 'acme', model: 'a', waitedMs: 0, durationMs: 0 };

describe('retrying', () => {
  test('waits 250 and 500 ms (half the jitter of 500·2^(n-1)) and tells the trail', async () => {
    const { ask, clock, calls, attempts } = rig({ a: ['overloaded', 'overloaded', 'ok'] });
    const { answer, trail } = ask();
    await clock.advance(1_000);
    expect(await answer).toBe('from a');
    expect(calls).toEqual([
      { model: 'a', attempt: 1, atMs: 0 },
      { model: 'a', attempt: 2, atMs: 250 },
      { model: 'a', attempt: 3, atMs: 750 },
    ]);
    expect(trail.attempts).toEqual([
      { ...facts, outcome: 'failed', code: 'overloaded', status: 500 },
      { ...facts, waitedMs: 250, outcome: 'failed', code: 'overloaded', status: 500 },
      { ...facts, waitedMs: 500, outcome: 'served', status: 200 },
    ]);
    expect(trail.made).toBe(3);
    expect(attempts).toEqual(trail.attempts);
    expect(clock.waiting).toBe(0);
  });

  test('ends after maxAttempts with the last fault', async () => {
    const { ask, clock, calls } = rig({ a: ['overloaded'] });
    const { answer } = ask();
    await clock.advance(10_000);
    expect((await faultOf(answer)).code).toBe('overloaded');
    expect(calls).toHaveLength(3);
  });

  test('with retry: false there is one call', async () => {
    const { ask, calls } = rig({ a: ['overloaded'] }, { retry: false });
    expect((await faultOf(ask().answer)).code).toBe('overloaded');
    expect(calls).toHaveLength(1);
  });

  test("a hint wins; a longer one than maxHintMs is the caller's", async () => {
    const hinted = fault('rate_limit_exceeded', { upstream, retryAfterMs: 12_000 });
    const within = rig({ a: [hinted, 'ok'] });
    const served = within.ask();
    await within.clock.advance(12_000);
    await served.answer;
    expect(within.calls.map(({ atMs }) => atMs)).toEqual([0, 12_000]);

    const over = rig({ a: [fault('rate_limit_exceeded', { upstream, retryAfterMs: 31_000 })] });
    expect((await faultOf(over.ask().answer)).retryAfterMs).toBe(31_000);
    expect(over.calls).toHaveLength(1);
  });

  test('is forgone where the wait would pass the deadline', async () => {
    const { ask, calls } = rig({ a: ['overloaded'] }, { timeouts: { deadlineMs: 200 } });
    const { answer, trail } = ask();
    expect((await faultOf(answer)).code).toBe('overloaded');
    expect(calls).toHaveLength(1);
    expect(trail.attempts[1]).toEqual({ ...facts, outcome: 'skipped', reason: 'deadline' });
  });

  test('is forgone once the budget is spent', async () => {
    const retry = { budget: 0.02 };
    const { ask, clock, calls } = rig({ a: ['conflict', 'overloaded'] }, { retry, breaker: false });
    await faultOf(ask().answer);
    const first = ask();
    await clock.advance(1_000);
    const second = ask();
    await clock.advance(1_000);
    await faultOf(second.answer);
    expect(calls).toHaveLength(4);
    for (const { trail } of [first, second])
      expect(trail.attempts.at(-1)).toEqual({
        ...facts,
        outcome: 'skipped',
        reason: 'budget_spent',
      });
  });

  test('is left to the layer above', async () => {
    const { ask, calls } = rig({ a: ['overloaded'] });
    const { answer, trail } = ask({ layers: { before: 2, mayMake: 1 } });
    await faultOf(answer);
    expect(calls).toEqual([{ model: 'a', attempt: 3, atMs: 0 }]);
    expect(trail.attempts[1]).toEqual({ ...facts, outcome: 'skipped', reason: 'layer_guard' });
  });

  test('needs a body that can be sent again', async () => {
    const fallback = [{ model: 'b', when: ['overloaded'] as const }];
    const { ask, calls } = rig({ a: ['overloaded'], b: ['ok'] }, { fallback });
    const { answer, trail } = ask({ replayable: false });
    await faultOf(answer);
    expect(calls).toHaveLength(1);
    expect(trail.attempts[1]).toEqual({ ...facts, outcome: 'skipped', reason: 'not_replayable' });
  });

  test('ends at once when the caller leaves, in the middle of a wait too', async () => {
    const { ask, clock, calls } = rig({ a: ['overloaded'] });
    const caller = new AbortController();
    const { answer } = ask({ signals: [caller.signal] });
    await clock.advance(100);
    caller.abort();
    expect((await faultOf(answer)).code).toBe('client_closed_request');
    expect(calls).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });
});

describe('the deadline', () => {
  test('ends a call that nobody answers', async () => {
    const { ask, clock } = rig({ a: ['silence'] }, { timeouts: { deadlineMs: 5_000 } });
    const { answer } = ask();
    await clock.advance(5_000);
    const { code, message } = await faultOf(answer);
    expect([code, message]).toEqual([
      'request_timeout',
      'no answer within the deadline of 5000 ms',
    ]);
  });
});

describe('an empty account', () => {
  test('is not asked again for that model until the balance changes', async () => {
    const { ask, calls, onBalanceChange } = rig({ a: ['insufficient_balance', 'ok'] });
    await faultOf(ask().answer);
    const again = ask();
    expect((await faultOf(again.answer)).code).toBe('insufficient_balance');
    expect(again.trail.attempts).toEqual([
      { ...facts, outcome: 'skipped', reason: 'out_of_credit' },
    ]);
    expect(again.trail.made).toBe(0);
    expect(calls).toHaveLength(1);
    onBalanceChange();
    expect(await ask().answer).toBe('from a');
  });

  test('leads to the free model, at once the second time', async () => {
    const fallback = [{ model: 'free', when: ['insufficient_balance'] as const }];
    const { ask, calls } = rig({ a: ['insufficient_balance'], free: ['ok'] }, { fallback });
    expect(await ask().answer).toBe('from free');
    expect(await ask().answer).toBe('from free');
    expect(calls.map(({ model }) => model)).toEqual(['a', 'free', 'free']);
  });
});

describe('falling back', () => {
  test('comes after the retries, by code, and skips what the code does not lead to', async () => {
    const fallback = [
      { model: 'free', when: ['insufficient_balance'] as const },
      { model: 'other', when: ['overloaded'] as const },
    ];
    const { ask, clock, calls } = rig({ a: ['overloaded'], other: ['ok'] }, { fallback });
    const { answer, trail } = ask();
    await clock.advance(1_000);
    expect(await answer).toBe('from other');
    expect(calls.map(({ model }) => model)).toEqual(['a', 'a', 'a', 'other']);
    expect(trail.attempts.map(({ model, outcome }) => [model, outcome])).toEqual([
      ['a', 'failed'],
      ['a', 'failed'],
      ['a', 'failed'],
      ['other', 'served'],
    ]);
  });

  test('does not sleep through a long hint', async () => {
    const fallback = [{ model: 'other', when: ['rate_limit_exceeded'] as const }];
    const limited = fault('rate_limit_exceeded', { upstream, retryAfterMs: 20_000 });
    const { ask, calls } = rig({ a: [limited], other: ['ok'] }, { fallback });
    expect(await ask().answer).toBe('from other');
    expect(calls.map(({ atMs }) => atMs)).toEqual([0, 0]);
  });

  test('goes on down the chain, and ends in the first actionable fault', async () => {
    const fallback = [
      { model: 'free', when: ['insufficient_balance'] as const },
      { model: 'last', when: ['model_not_found'] as const },
    ];
    const { ask, calls } = rig(
      { a: ['insufficient_balance'], free: ['model_not_found'], last: ['internal_error'] },
      { fallback, retry: false },
    );
    expect((await faultOf(ask().answer)).code).toBe('insufficient_balance');
    expect(calls.map(({ model }) => model)).toEqual(['a', 'free', 'last']);
  });

  test('does not happen for a caller who has left', async () => {
    const fallback = [{ model: 'other', when: ['client_closed_request', 'overloaded'] as const }];
    const caller = new AbortController();
    const { ask, calls } = rig({ a: ['silence'], other: ['ok'] }, { fallback });
    const { answer } = ask({ signals: [caller.signal] });
    await new Promise((resolve) => setImmediate(resolve));
    caller.abort(fault('client_closed_request'));
    expect((await faultOf(answer)).code).toBe('client_closed_request');
    expect(calls).toHaveLength(1);
  });
});

describe('an open circuit', () => {
  test('answers with the true remaining wait, and is told', async () => {
    const { ask, calls, circuits } = rig({ a: ['overloaded'] }, { retry: false });
    for (let call = 0; call < 5; call += 1) await faultOf(ask().answer);
    const { answer, trail } = ask();
    const { code, retryAfterMs } = await faultOf(answer);
    expect([code, retryAfterMs]).toEqual(['service_unavailable', 30_000]);
    expect(trail.attempts).toEqual([{ ...facts, outcome: 'skipped', reason: 'circuit_open' }]);
    expect(calls).toHaveLength(5);
    expect(circuits).toMatchObject([{ state: 'open', provider: 'acme', model: 'a' }]);
  });

  test('stops the retries that it overtakes', async () => {
    const breaker = { failures: 2 };
    const { ask, clock, calls } = rig({ a: ['overloaded'] }, { breaker });
    const { answer, trail } = ask();
    await clock.advance(1_000);
    expect((await faultOf(answer)).code).toBe('overloaded');
    expect(calls).toHaveLength(2);
    expect(trail.attempts.at(-1)).toEqual({ ...facts, outcome: 'skipped', reason: 'circuit_open' });
  });

  test('goes to the fallback', async () => {
    const fallback = [{ model: 'other', when: ['overloaded'] as const }];
    const options = { fallback, retry: false, breaker: { failures: 1 } } as const;
    const { ask, calls } = rig({ a: ['overloaded'], other: ['ok'] }, options);
    expect(await ask().answer).toBe('from other');
    expect(await ask().answer).toBe('from other');
    expect(calls.map(({ model }) => model)).toEqual(['a', 'other', 'other']);
  });
});

describe('hedging', () => {
  test('starts a second call, counts it, and cancels the loser', async () => {
    const { ask, clock, calls, attempts } = rig({ a: ['silence', 'ok'] }, { hedgeAfterMs: 900 });
    const { answer } = ask();
    await clock.advance(900);
    expect(await answer).toBe('from a');
    expect(calls).toEqual([
      { model: 'a', attempt: 1, atMs: 0 },
      { model: 'a', attempt: 2, atMs: 900 },
    ]);
    expect(attempts).toEqual([
      { ...facts, outcome: 'served', status: 200 },
      { ...facts, durationMs: 900, outcome: 'failed', code: 'client_closed_request' },
    ]);
  });

  test('is paid out of the retry budget', async () => {
    const options = { hedgeAfterMs: 900, retry: { budget: 0 } };
    const { ask, clock, calls } = rig({ a: ['silence'] }, options);
    ask();
    await clock.advance(5_000);
    expect(calls).toHaveLength(1);
  });
});

describe('an observer that throws', () => {
  test('breaks nothing', async () => {
    const observer = {
      onAttempt(): void {
        throw new Error('no disk');
      },
    };
    const { createResilience } = await import('../../src/resilience/resilience.js');
    const resilience = createResilience({ observers: [observer] });
    const { answer } = resilience.pursue({
      routes: [
        {
          circuit: { key: 'k', provider: 'p', model: 'm', keyHint: '' },
          fallback: undefined,
          credentials: 'caller',
        },
      ],
      layers: { before: 0, mayMake: 1 },
      replayable: true,
      streamed: false,
      signals: [],
      place: async () => 'fine',
      statusOf: () => 200,
    });
    expect(await answer).toBe('fine');
  });
});
