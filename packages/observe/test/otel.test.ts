import { fault, type Observer } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { otel } from '../src/otel.js';
import { failureOf, requestOf } from './fixtures.js';

type Points = Record<string, { attributes: Record<string, unknown>; value: unknown }[]>;

/** Feeds an observer and gives back what OpenTelemetry would export, by instrument. */
async function exported(feed: (observer: Observer) => void): Promise<Points> {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 31 - 1 });
  const provider = new MeterProvider({ readers: [reader] });
  feed(otel({ meter: provider.getMeter('test') }));
  await provider.forceFlush();
  const metrics = exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  await provider.shutdown();
  return Object.fromEntries(
    metrics.map(({ descriptor, dataPoints }) => [
      descriptor.name,
      dataPoints.map(({ attributes, value }) => ({ attributes, value })),
    ]),
  );
}

const chat = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4o',
};

describe('otel', () => {
  test('a success is one counter and one histogram', async () => {
    const points = await exported((observer) => observer.onSuccess?.(requestOf()));
    expect(points['faultwire.requests']).toEqual([{ attributes: chat, value: 1 }]);
    expect(points['gen_ai.server.request.duration']).toEqual([
      { attributes: chat, value: expect.objectContaining({ count: 1 }) },
    ]);
    expect(Object.keys(points)).toHaveLength(2);
  });

  test('a fault is counted by code and origin, with error.type', async () => {
    const points = await exported((observer) => {
      observer.onFault?.(...failureOf('overloaded'));
      observer.onFault?.(...failureOf('client_closed_request', { route: '/v1/embeddings' }));
    });
    expect(points['faultwire.faults']).toEqual([
      {
        attributes: { ...chat, 'error.type': 'overloaded', 'faultwire.origin': 'upstream' },
        value: 1,
      },
      {
        attributes: {
          ...chat,
          'gen_ai.operation.name': 'embeddings',
          'error.type': 'client_closed_request',
          'faultwire.origin': 'caller',
        },
        value: 1,
      },
    ]);
    expect(points['faultwire.requests']?.[0]).toEqual({ attributes: chat, value: 1 });
    expect(points['gen_ai.server.request.duration']?.[0]?.attributes).toEqual({
      ...chat,
      'error.type': 'overloaded',
    });
    expect(points['faultwire.callers.aborted']).toEqual([{ attributes: {}, value: 1 }]);
  });

  test('attempts, the first token, open circuits', async () => {
    const call = { provider: 'openai', model: 'gpt-4o', waitedMs: 0, durationMs: 900 };
    const circuit = { provider: 'openai', model: 'gpt-4o', keyHint: 'k', failures: 5 };
    const points = await exported((observer) => {
      observer.onAttempt?.({ ...call, outcome: 'served', status: 200, firstTokenMs: 400 });
      observer.onAttempt?.({ ...call, outcome: 'failed', code: 'overloaded', status: 503 });
      observer.onAttempt?.({ ...call, outcome: 'skipped', reason: 'budget_spent' });
      observer.onCircuit?.({ ...circuit, state: 'open', retryAfterMs: 1000 });
      observer.onCircuit?.({ ...circuit, state: 'half-open' });
      observer.onCircuit?.({ ...circuit, keyHint: 'other', state: 'open', retryAfterMs: 1000 });
      observer.onCircuit?.({ ...circuit, failures: 0, state: 'closed' });
    });
    expect(
      points['faultwire.attempts']?.map(({ attributes }) => attributes['faultwire.outcome']),
    ).toEqual(['served', 'failed', 'budget_spent']);
    expect(points['gen_ai.server.time_to_first_token']).toEqual([
      { attributes: chat, value: expect.objectContaining({ count: 1, sum: 0.4 }) },
    ]);
    expect(points['faultwire.circuits.open']).toEqual([{ attributes: chat, value: 1 }]);
  });

  test("an attacker's model names do not grow it", async () => {
    const points = await exported((observer) => {
      for (let index = 0; index < 20_000; index += 1) {
        const facts = { model: `m-${index}`, provider: `p-${index}` };
        observer.onFault?.(...failureOf(index % 2 ? 'model_not_found' : 'overloaded', facts));
      }
    });
    const models = new Set(
      points['faultwire.requests']?.map(({ attributes }) => attributes['gen_ai.request.model']),
    );
    expect(models.size).toBe(101);
    expect(models).toContain('other');
  });
});

describe('otel on the active span', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  });
  afterAll(() => {
    context.disable();
  });

  test("the fault is recorded; only what is not the caller's makes the span fail", () => {
    for (const code of ['upstream_unreachable', 'validation_error'] as const) {
      const span = provider.getTracer('test').startSpan(code);
      context.with(trace.setSpan(context.active(), span), () =>
        otel().onFault?.(...failureOf(code)),
      );
      span.end();
    }
    const [upstream, caller] = exporter.getFinishedSpans();
    expect(upstream?.attributes).toEqual({
      'error.type': 'upstream_unreachable',
      'faultwire.origin': 'upstream',
      'faultwire.retryable': true,
    });
    expect(upstream?.status.code).toBe(SpanStatusCode.ERROR);
    expect(upstream?.events[0]).toMatchObject({
      name: 'exception',
      attributes: { 'exception.type': 'Fault', 'exception.message': 'upstream unreachable' },
    });
    expect(caller?.status.code).toBe(SpanStatusCode.UNSET);
    expect(caller?.attributes['error.type']).toBe('validation_error');
  });

  test('without a span or a provider nothing happens', () => {
    const observer = otel();
    observer.onFault?.(...failureOf('overloaded'));
    observer.onSuccess?.(requestOf());
    expect(fault('overloaded').code).toBe('overloaded');
  });
});
