import { fault, report } from '@faultwire/core';
import { errorRates } from '@faultwire/observe';
import { otel } from '@faultwire/observe/otel';
import { prometheus } from '@faultwire/observe/prometheus';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { Registry } from 'prom-client';

/** As deep as a handler stands in a framework. */
const deep = (run, frames = 20) => (frames === 0 ? run() : deep(run, frames - 1));

const models = ['gpt-4o', 'claude-sonnet-4-5', 'gemini-2.5-pro', 'llama-3.3-70b'];
const requests = models.map((model) => ({
  id: '018f3c1e-7c5b-7c3a-9b1e-2f6f0a1b2c3d',
  signal: new AbortController().signal,
  method: 'POST',
  route: '/v1/chat/completions',
  startedAt: performance.now(),
  model,
  provider: 'openai',
  stream: true,
  promptChars: 4123,
  keyHint: 'a1b2c3d4e5f6',
  firstTokenMs: undefined,
  attempts: [],
}));
const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), {
  code: 'ECONNREFUSED',
});
const faults = [
  fault('overloaded'),
  fault('rate_limit_exceeded', { retryAfterMs: 2000 }),
  fault('context_length_exceeded', { message: 'the prompt has 9,000 tokens of 8,192' }),
  fault('upstream_unreachable', { cause: new TypeError('fetch failed', { cause: refused }) }),
];
const environment = { environment: 'production' };

const rates = errorRates({ onDeparture: () => undefined });
const prom = prometheus({ register: new Registry() });
// Without a reader the SDK would count nothing.
const reader = new PeriodicExportingMetricReader({
  exporter: new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE),
  exportIntervalMillis: 2 ** 31 - 1,
});
const metered = otel({ meter: new MeterProvider({ readers: [reader] }).getMeter('bench') });
const failed = (i, metrics) => {
  const record = report(faults[i & 3], requests[(i >> 2) & 3], environment);
  rates.onFault(record);
  metrics?.onFault(record);
  return record;
};

export default () => [
  {
    title: 'Watching one failed request',
    note: 'Baseline: `new Error()`, 20 frames deep, its stack captured and not read. The logger’s serialising is left out.',
    baseline: { name: 'new Error()', run: () => deep(() => new Error('x')) },
    contenders: [
      { name: 'new Error().stack, read', run: () => deep(() => new Error('x').stack) },
      {
        name: 'report',
        run: (i) => report(faults[i & 3], requests[(i >> 2) & 3], environment),
        ours: true,
      },
      { name: 'report + rates', run: (i) => failed(i), ours: true },
      {
        name: 'report + rates + prom-client',
        run: (i) => failed(i, prom),
        ours: true,
        target: 1,
      },
      {
        name: 'report + rates + OpenTelemetry',
        run: (i) => failed(i, metered),
        ours: true,
        target: 1,
      },
      {
        name: 'a success: rates + prom-client',
        run: (i) => {
          rates.onSuccess(requests[i & 3]);
          prom.onSuccess(requests[i & 3]);
        },
        ours: true,
      },
    ],
  },
];
