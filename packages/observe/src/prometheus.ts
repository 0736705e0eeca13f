import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Attempt,
  answer,
  type Circuit,
  fault,
  type Observer,
  type Report,
  type RequestInfo,
} from '@faultwire/core';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { DURATION_BUCKETS, FIRST_TOKEN_BUCKETS, Labels, resultOf } from './metrics/labels.js';
import { OpenCircuits } from './open-circuits.js';

/** See {@link prometheus}. */
export interface PrometheusOptions {
  /** Where the metrics are registered; prom-client's own `register`, or a Registry apart. */
  register: Registry;
}

/**
 * An observer that counts with prom-client, for those without OpenTelemetry. Labels are of a fixed
 * set: at most 100 models, others are `other`. `grafana/` in this package has a dashboard and
 * burn-rate alerts for these metrics.
 *
 * | metric | labels |
 * | --- | --- |
 * | `faultwire_requests_total` | `model`, `provider` |
 * | `faultwire_faults_total` | `model`, `provider`, `code`, `origin` |
 * | `faultwire_request_duration_seconds` | `model` |
 * | `faultwire_time_to_first_token_seconds` | `model`, `provider` |
 * | `faultwire_attempts_total` | `model`, `provider`, `outcome` |
 * | `faultwire_circuits_open` | `model`, `provider` |
 * | `faultwire_callers_aborted_total` | |
 *
 * @param options the registry.
 * @throws TypeError without a registry; prom-client's Error if its metrics are registered twice.
 * @example
 * ```ts
 * import { register } from 'prom-client';
 * app.use('/metrics', metrics({ register }));
 * app.use(faultwire({ observers: [prometheus({ register })] }));
 * ```
 */
export function prometheus(options: PrometheusOptions): Observer {
  return new PrometheusObserver(checked('prometheus', options));
}

/**
 * Serves a registry to Prometheus. Whom it is served to is the application's to decide: mount it
 * on an inner port or behind a guard.
 *
 * @param options the registry.
 * @throws TypeError without a registry.
 * @example
 * ```ts
 * app.use('/metrics', metrics({ register }));
 * ```
 */
export function metrics(
  options: PrometheusOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const register = checked('metrics', options);
  return (_req, res) => {
    register.metrics().then(
      (text) => {
        res.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
        res.end(text);
      },
      (error: unknown) => {
        const { status, headers, body } = answer(fault('internal_error', { cause: error }));
        res.writeHead(status, headers).end(body);
      },
    );
  };
}

function checked(name: string, options: PrometheusOptions): Registry {
  if (typeof options?.register?.metrics !== 'function')
    throw new TypeError(`${name}: register must be a Registry of prom-client`);
  return options.register;
}

class PrometheusObserver implements Observer {
  readonly #labels: Labels = new Labels();
  readonly #circuits: OpenCircuits = new OpenCircuits();
  readonly #requests: Counter<'model' | 'provider'>;
  readonly #faults: Counter<'model' | 'provider' | 'code' | 'origin'>;
  readonly #duration: Histogram<'model'>;
  readonly #firstToken: Histogram<'model' | 'provider'>;
  readonly #attempts: Counter<'model' | 'provider' | 'outcome'>;
  readonly #openCircuits: Gauge<'model' | 'provider'>;
  readonly #aborted: Counter;

  constructor(register: Registry) {
    const registers = [register];
    this.#requests = new Counter({
      name: 'faultwire_requests_total',
      help: 'Requests, answered or failed.',
      labelNames: ['model', 'provider'],
      registers,
    });
    this.#faults = new Counter({
      name: 'faultwire_faults_total',
      help: 'Failed requests by code and origin.',
      labelNames: ['model', 'provider', 'code', 'origin'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'faultwire_request_duration_seconds',
      help: 'From the arrival of a request to its end.',
      labelNames: ['model'],
      buckets: [...DURATION_BUCKETS],
      registers,
    });
    this.#firstToken = new Histogram({
      name: 'faultwire_time_to_first_token_seconds',
      help: 'From the call of a provider to the first token of its stream.',
      labelNames: ['model', 'provider'],
      buckets: [...FIRST_TOKEN_BUCKETS],
      registers,
    });
    this.#attempts = new Counter({
      name: 'faultwire_attempts_total',
      help: 'Calls of providers by what they came to.',
      labelNames: ['model', 'provider', 'outcome'],
      registers,
    });
    this.#openCircuits = new Gauge({
      name: 'faultwire_circuits_open',
      help: 'Circuits that are open or half-open.',
      labelNames: ['model', 'provider'],
      registers,
    });
    this.#aborted = new Counter({
      name: 'faultwire_callers_aborted_total',
      help: 'Callers who left before their answer was complete.',
      registers,
    });
  }

  onSuccess(request: RequestInfo): void {
    const { model, provider } = this.#labels.ofSuccess(request);
    this.#requests.inc({ model, provider });
    this.#duration.observe({ model }, (performance.now() - request.startedAt) / 1000);
  }

  onFault(report: Report): void {
    const { model, provider, code, origin } = this.#labels.ofFault(report);
    this.#requests.inc({ model, provider });
    this.#faults.inc({ model, provider, code, origin });
    if (report.duration_ms !== undefined)
      this.#duration.observe({ model }, report.duration_ms / 1000);
    if (report.code === 'client_closed_request') this.#aborted.inc();
  }

  onAttempt(attempt: Attempt): void {
    const labels = this.#labels.ofAttempt(attempt);
    this.#attempts.inc({ ...labels, outcome: resultOf(attempt) });
    if (attempt.outcome === 'served' && attempt.firstTokenMs !== undefined)
      this.#firstToken.observe({ ...labels }, attempt.firstTokenMs / 1000);
  }

  onCircuit(circuit: Circuit): void {
    const change = this.#circuits.update(circuit);
    if (change !== 0) this.#openCircuits.inc({ ...this.#labels.ofCircuit(circuit) }, change);
  }
}
