import type { Attempt, Report, RequestInfo } from '@faultwire/core';
import { KnownNames } from '../known-names.js';

const MAX_MODELS = 100;
const MAX_PROVIDERS = 50;
const MAX_CODES = 100;

/**
 * The values that labels may have, for OpenTelemetry and Prometheus alike: of models, providers
 * and codes a fixed number each, whatever callers make up.
 */
export class Labels {
  readonly #models: KnownNames = new KnownNames(MAX_MODELS);
  readonly #providers: KnownNames = new KnownNames(MAX_PROVIDERS);
  readonly #codes: KnownNames = new KnownNames(MAX_CODES);

  ofFault({ model, provider, code, origin }: Report): FaultLabels {
    return {
      model: this.#models.label(model, code === 'model_not_found' ? 'stranger' : 'seen'),
      provider: this.#providers.label(provider, 'seen'),
      code: this.#codes.label(code, 'seen'),
      origin,
    };
  }

  ofSuccess(request: RequestInfo): RequestLabels {
    return {
      model: this.#models.label(request.model, 'served'),
      provider: this.#providers.label(request.provider, 'served'),
    };
  }

  ofAttempt({ model, provider, outcome }: Attempt): RequestLabels {
    return {
      model: this.#models.label(model, outcome === 'served' ? 'served' : 'stranger'),
      provider: this.#providers.label(provider, outcome === 'served' ? 'served' : 'seen'),
    };
  }

  ofCircuit({ model, provider }: { model: string; provider: string }): RequestLabels {
    return {
      model: this.#models.label(model, 'stranger'),
      provider: this.#providers.label(provider, 'seen'),
    };
  }
}

export interface RequestLabels {
  readonly model: string;
  readonly provider: string;
}

export interface FaultLabels extends RequestLabels {
  readonly code: string;
  readonly origin: string;
}

/** What an attempt came to, in one word: `served`, `failed`, or why it was skipped. */
export function resultOf(attempt: Attempt): string {
  if (attempt.outcome === 'failed') return 'failed';
  return attempt.outcome === 'skipped' ? attempt.reason : 'served';
}

/** A route says which operation it is (OpenTelemetry, `gen_ai.operation.name`). */
export function operationOf(route: string | undefined): string {
  if (route === undefined) return 'chat';
  if (route.includes('embeddings')) return 'embeddings';
  if (route.includes('enerateContent')) return 'generate_content';
  return /(?<!chat)\/completions$/.test(route) ? 'text_completion' : 'chat';
}

/** OpenTelemetry's advice for GenAI durations, in seconds. */
export const DURATION_BUCKETS: readonly number[] = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];

/** OpenTelemetry's advice for the time to the first token, in seconds. */
export const FIRST_TOKEN_BUCKETS: readonly number[] = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
