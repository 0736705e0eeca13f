import type { Attempt, Circuit, Observer, Report, RequestInfo } from '@faultwire/core';
import { type Meter, metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import { CountedSeries } from './metrics/counted-series.js';
import {
  DURATION_BUCKETS,
  FIRST_TOKEN_BUCKETS,
  Labels,
  operationOf,
  type RequestLabels,
  resultOf,
} from './metrics/labels.js';
import { OpenCircuits } from './open-circuits.js';

/** See {@link otel}. */
export interface OtelOptions {
  /** Default: the global meter provider's. */
  meter?: Meter | undefined;
}

/**
 * An observer that counts with OpenTelemetry, named by its semantic conventions for generative AI,
 * and records each fault on the active span. Labels are of a fixed set: at most 100 models, others
 * are `other`.
 *
 * | instrument | |
 * | --- | --- |
 * | `faultwire.requests` | all requests |
 * | `faultwire.faults` | failed ones, by `error.type` and `faultwire.origin` |
 * | `gen_ai.server.request.duration` | seconds, of all requests |
 * | `gen_ai.server.time_to_first_token` | seconds, of streams |
 * | `faultwire.attempts` | calls of providers, by `faultwire.outcome` |
 * | `faultwire.circuits.open` | circuits that are not closed now |
 * | `faultwire.callers.aborted` | callers who left before the end |
 *
 * @param options the meter, by default the global one.
 * @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/
 * @example
 * ```ts
 * app.use(faultwire({ observers: [otel()] }));
 * ```
 */
export function otel(options: OtelOptions = {}): Observer {
  return new OtelObserver(options.meter ?? metrics.getMeter('@faultwire/observe'));
}

class OtelObserver implements Observer {
  readonly #labels: Labels = new Labels();
  readonly #circuits: OpenCircuits = new OpenCircuits();
  readonly #instruments: ReturnType<typeof instruments>;

  constructor(meter: Meter) {
    this.#instruments = instruments(meter);
  }

  onSuccess(request: RequestInfo): void {
    const labels = this.#labels.ofSuccess(request);
    const operation = operationOf(request.route);
    this.#count(this.#instruments.requests, labels, operation);
    const seconds = (performance.now() - request.startedAt) / 1000;
    this.#instruments.duration.record(seconds, semantic(labels, operation));
  }

  onFault(report: Report): void {
    const labels = this.#labels.ofFault(report);
    const operation = operationOf(report.route);
    const { code, origin } = labels;
    this.#count(this.#instruments.requests, labels, operation);
    this.#count(this.#instruments.faults, labels, operation, {
      'error.type': code,
      'faultwire.origin': origin,
    });
    if (report.duration_ms !== undefined) {
      const attributes = { ...semantic(labels, operation), 'error.type': code };
      this.#instruments.duration.record(report.duration_ms / 1000, attributes);
    }
    if (report.code === 'client_closed_request') this.#instruments.aborted.add('', () => ({}));
    recordOnSpan(report);
  }

  onAttempt(attempt: Attempt): void {
    const labels = this.#labels.ofAttempt(attempt);
    if (attempt.outcome === 'served' && attempt.firstTokenMs !== undefined)
      this.#instruments.firstToken.record(attempt.firstTokenMs / 1000, semantic(labels));
    this.#count(this.#instruments.attempts, labels, 'chat', {
      'faultwire.outcome': resultOf(attempt),
    });
  }

  #count(
    series: CountedSeries,
    labels: RequestLabels,
    operation: string,
    more: Record<string, string> = {},
  ): void {
    let name = `${operation}\n${labels.model}\n${labels.provider}`;
    for (const key in more) name += `\n${more[key]}`;
    series.add(name, () => ({ ...semantic(labels, operation), ...more }));
  }

  onCircuit(circuit: Circuit): void {
    const change = this.#circuits.update(circuit);
    if (change !== 0)
      this.#instruments.openCircuits.add(change, semantic(this.#labels.ofCircuit(circuit)));
  }
}

/** The conventions' names for our labels. */
function semantic({ model, provider }: RequestLabels, operation = 'chat'): Record<string, string> {
  return {
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
  };
}

/** A caller's fault is no failure of the server's span (semantic conventions for HTTP). */
function recordOnSpan(report: Report): void {
  const span = trace.getActiveSpan();
  if (span === undefined || !span.isRecording()) return;
  const { message, stack } = report;
  span.recordException({ name: 'Fault', message, ...(stack === undefined ? {} : { stack }) });
  span.setAttributes({
    'error.type': report.code,
    'faultwire.origin': report.origin,
    'faultwire.retryable': report.retryable,
  });
  if (report.origin !== 'caller') span.setStatus({ code: SpanStatusCode.ERROR, message });
}

function instruments(meter: Meter) {
  return {
    requests: new CountedSeries(
      meter.createObservableCounter('faultwire.requests', {
        unit: '{request}',
        description: 'Requests, answered or failed.',
      }),
    ),
    faults: new CountedSeries(
      meter.createObservableCounter('faultwire.faults', {
        unit: '{fault}',
        description: 'Failed requests by code and origin.',
      }),
    ),
    duration: meter.createHistogram('gen_ai.server.request.duration', {
      unit: 's',
      description: 'From the arrival of a request to its end.',
      advice: { explicitBucketBoundaries: [...DURATION_BUCKETS] },
    }),
    firstToken: meter.createHistogram('gen_ai.server.time_to_first_token', {
      unit: 's',
      description: 'From the call of a provider to the first token of its stream.',
      advice: { explicitBucketBoundaries: [...FIRST_TOKEN_BUCKETS] },
    }),
    attempts: new CountedSeries(
      meter.createObservableCounter('faultwire.attempts', {
        unit: '{attempt}',
        description: 'Calls of providers by what they came to.',
      }),
    ),
    openCircuits: meter.createUpDownCounter('faultwire.circuits.open', {
      unit: '{circuit}',
      description: 'Circuits that are open or half-open.',
    }),
    aborted: new CountedSeries(
      meter.createObservableCounter('faultwire.callers.aborted', {
        unit: '{request}',
        description: 'Callers who left before their answer was complete.',
      }),
    ),
  };
}
