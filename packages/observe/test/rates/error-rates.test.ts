import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { errorRates } from '../../src/index.js';
import { failureOf, requestOf } from '../fixtures.js';

const START = Date.parse('2026-01-01T00:00:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: START });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('errorRates', () => {
  test('by model and by code, in three windows', () => {
    const rates = errorRates();
    for (let index = 0; index < 3; index += 1) rates.onSuccess?.(requestOf({ model: 'a' }));
    rates.onFault?.(...failureOf('overloaded', { model: 'a' }));
    jest.setSystemTime(START + 120_000);
    rates.onFault?.(...failureOf('rate_limit_exceeded', { model: 'b' }));
    expect(rates.snapshot()).toEqual({
      models: {
        a: {
          '1m': { requests: 0, faults: 0 },
          '5m': { requests: 4, faults: 1 },
          '1h': { requests: 4, faults: 1 },
        },
        b: {
          '1m': { requests: 1, faults: 1 },
          '5m': { requests: 1, faults: 1 },
          '1h': { requests: 1, faults: 1 },
        },
      },
      codes: {
        overloaded: {
          '1m': { requests: 1, faults: 0 },
          '5m': { requests: 5, faults: 1 },
          '1h': { requests: 5, faults: 1 },
        },
        rate_limit_exceeded: {
          '1m': { requests: 1, faults: 1 },
          '5m': { requests: 5, faults: 1 },
          '1h': { requests: 5, faults: 1 },
        },
      },
    });
  });

  test('registered by itself and behind a page, it counts each request once', () => {
    const rates = errorRates();
    const failure = failureOf('overloaded');
    rates.onFault?.(...failure);
    rates.onFault?.(...failure);
    const request = requestOf();
    rates.onSuccess?.(request);
    rates.onSuccess?.(request);
    expect(rates.snapshot().models['gpt-4o']?.['1m']).toEqual({ requests: 2, faults: 1 });
  });

  test('models beyond the limit are other; an unknown model is never a name', () => {
    const rates = errorRates({ maxModels: 2 });
    for (const model of ['a', 'b', 'c', 'd']) rates.onSuccess?.(requestOf({ model }));
    rates.onFault?.(...failureOf('model_not_found', { model: 'invented' }));
    rates.onFault?.(...failureOf('model_not_found', { model: 'a' }));
    rates.onFault?.(...failureOf('invalid_api_key', { model: undefined }));
    const { models } = rates.snapshot();
    expect(Object.keys(models).sort()).toEqual(['a', 'b', 'none', 'other']);
    expect(models['other']?.['1h']).toEqual({ requests: 3, faults: 1 });
    expect(models['a']?.['1h']).toEqual({ requests: 2, faults: 1 });
  });

  test('a name that makes room leaves what it had counted to other', () => {
    const rates = errorRates({ maxModels: 1 });
    rates.onFault?.(...failureOf('overloaded', { model: 'junk' }));
    rates.onSuccess?.(requestOf({ model: 'real' }));
    const { models } = rates.snapshot();
    expect(models['other']?.['1h']).toEqual({ requests: 1, faults: 1 });
    expect(models['real']?.['1h']).toEqual({ requests: 1, faults: 0 });
  });

  test('replicas merge into one, through JSON, in any order', () => {
    const replicas = [errorRates(), errorRates()];
    for (const replica of replicas) {
      replica.onSuccess?.(requestOf({ model: 'a' }));
      replica.onFault?.(...failureOf('overloaded', { model: 'a' }));
    }
    replicas[1]?.onFault?.(...failureOf('internal_error', { model: undefined }));
    const snapshots = replicas.map((replica) => JSON.parse(JSON.stringify(replica.snapshot())));
    const [there, back] = [errorRates(), errorRates()];
    for (const snapshot of snapshots) there.merge(snapshot);
    for (const snapshot of snapshots.toReversed()) back.merge(snapshot);
    const window = (requests: number, faults: number) => ({
      '1m': { requests, faults },
      '5m': { requests, faults },
      '1h': { requests, faults },
    });
    expect(there.snapshot()).toEqual({
      models: { a: window(4, 2), none: window(1, 1) },
      codes: { overloaded: window(5, 2), internal_error: window(5, 1) },
    });
    expect(back.snapshot()).toEqual(there.snapshot());
  });

  test('a snapshot that is none is passed over', () => {
    const rates = errorRates();
    for (const wrong of [
      null,
      5,
      'x',
      {},
      { models: { a: { '1m': { requests: -1, faults: 'x' } } } },
      { models: { a: null }, codes: [] },
    ])
      rates.merge(wrong as never);
    expect(rates.snapshot()).toEqual({ models: {}, codes: {} });
  });

  test('its timeline has sixty steps of each model', () => {
    const rates = errorRates();
    rates.onFault?.(...failureOf('overloaded', { model: 'a' }));
    jest.setSystemTime(START + 10_000);
    rates.onSuccess?.(requestOf({ model: 'a' }));
    const { stepMs, models } = rates.timeline('5m');
    expect(stepMs).toBe(5000);
    expect(models['a']?.requests.slice(-3)).toEqual([1, 0, 1]);
    expect(models['a']?.faults.slice(-3)).toEqual([1, 0, 0]);
    expect(models['a']?.requests).toHaveLength(60);
  });

  test('a departure is told with model, rate and what was usual', () => {
    const heard: unknown[][] = [];
    const rates = errorRates({ onDeparture: (...told) => heard.push(told) });
    for (let index = 0; index < 200; index += 1) rates.onSuccess?.(requestOf({ model: 'a' }));
    for (let index = 0; index < 100; index += 1)
      rates.onFault?.(...failureOf('overloaded', { model: 'a' }));
    expect(heard).toEqual([['a', { requests: expect.any(Number), faults: expect.any(Number) }, 0]]);
  });

  test('a wrong option is named', () => {
    for (const maxModels of [0, -1, 1.5, Number.NaN])
      expect(() => errorRates({ maxModels })).toThrow('maxModels');
  });
});
