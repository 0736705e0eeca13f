import { createHash } from 'node:crypto';

/** What a circuit is kept by. */
export interface CircuitId {
  /** As the store has it. */
  readonly key: string;
  readonly provider: string;
  readonly model: string;
  readonly keyHint: string;
}

/**
 * A circuit for each provider (and host), model and key: one tenant's key or model in trouble is
 * nobody else's. The hint is an unkeyed hash, so that replicas agree on it; API keys are too random
 * to be found by hashing guesses.
 */
export function circuitId(
  provider: string,
  host: string,
  model: string,
  apiKey: string | undefined,
): CircuitId {
  const keyHint = apiKey === undefined ? '' : hintOf(apiKey);
  // A model's name comes from the caller: of any length, and in any script.
  const key = `${provider}|${host}|${model.length > 128 ? sha256(model) : model}|${keyHint}`;
  return { key, provider, model: model.slice(0, 256), keyHint };
}

/** Nearly every request carries the key of the one before: that of the operator. */
let last = { apiKey: '', hint: '' };

function hintOf(apiKey: string): string {
  if (apiKey !== last.apiKey || last.hint === '')
    last = { apiKey, hint: sha256(apiKey).slice(0, 12) };
  return last.hint;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
