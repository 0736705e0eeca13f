import type { IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Fault,
  type FaultCode,
  fault,
  type Logger,
  type Observer,
  report,
} from '@faultwire/core';
import { requestInfo } from '@faultwire/core/node';
import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { dashboard, errorRates, sampleLogs } from '../src/index.js';
import { otel } from '../src/otel.js';
import { prometheus } from '../src/prometheus.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const TOTAL = 1_000_000;
const WARM = 200_000;
const MEGABYTE = 1024 * 1024;

/** In megabytes, of what is still reachable. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

describe('a million faults', () => {
  test('of a million models, keys and codes keep memory flat', async () => {
    const register = new Registry();
    const rates = errorRates({ onDeparture: () => undefined });
    const observers: Observer[] = [dashboard({ rates }), rates, prometheus({ register }), otel()];
    let logged = 0;
    const count = (): void => {
      logged += 1;
    };
    const logger: Logger = sampleLogs({ info: count, warn: count, error: count });
    const codes: FaultCode[] = [
      'overloaded',
      'model_not_found',
      'rate_limit_exceeded',
      'invalid_api_key',
    ];

    const fail = (index: number): void => {
      const request = requestInfo({
        headers: { authorization: `Bearer key-${index}` },
        body: { model: `model-${index}`, messages: [{ role: 'user', content: 'hi' }] },
      } as unknown as IncomingMessage);
      const made: Fault =
        index % 5 === 0
          ? fault.custom(`code_${index}`, { status: 400, type: 'custom' })
          : fault(codes[index % codes.length] as FaultCode);
      const record = report(made, request);
      logger.warn(record);
      for (const observer of observers) {
        observer.onFault?.(record, made, request);
        observer.onAttempt?.({
          provider: `p-${index}`,
          model: `m-${index}`,
          waitedMs: 1,
          durationMs: 1,
          outcome: 'failed',
          code: 'x',
        });
        observer.onCircuit?.({
          provider: `p-${index}`,
          model: `m-${index}`,
          keyHint: `k-${index}`,
          failures: 1,
          state: 'open',
          retryAfterMs: 1,
        });
      }
    };

    for (let index = 0; index < WARM; index += 1) fail(index);
    const before = heap();
    for (let index = WARM; index < TOTAL; index += 1) fail(index);
    expect(heap() - before).toBeLessThan(8);

    const { models, codes: counted } = rates.snapshot();
    expect(Object.keys(models).length).toBeLessThanOrEqual(101);
    expect(Object.keys(counted).length).toBeLessThanOrEqual(101);
    expect((await register.metrics()).split('\n').length).toBeLessThan(15_000);
    expect(logged).toBeLessThan(TOTAL / 10);
  }, 240_000);
});
