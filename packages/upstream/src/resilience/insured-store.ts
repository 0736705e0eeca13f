import type { CircuitStore } from './circuit-store.js';
import { memoryStore } from './memory-store.js';

/**
 * A store whose failures hurt nobody: where it throws, the call is answered from local state, and
 * the first time of each outage a warning says so.
 */
export function insuredStore(store: CircuitStore): CircuitStore {
  const local = memoryStore();
  let away = false;
  const ask = async <T>(call: (asked: CircuitStore) => Promise<T>): Promise<T> => {
    try {
      const answer = await call(store);
      away = false;
      return answer;
    } catch (error) {
      if (!away) warnOfStore(error);
      away = true;
      return call(local);
    }
  };
  return {
    fail: (key, rule) => ask((asked) => asked.fail(key, rule)),
    succeed: (key) => ask((asked) => asked.succeed(key)),
    state: (key) => ask((asked) => asked.state(key)),
    probe: (key, leaseMs) => ask((asked) => asked.probe(key, leaseMs)),
  };
}

/** A process warning, which Node prints and `process.on('warning')` hears. */
export function warnOfStore(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.emitWarning(
    `breaker.store cannot be reached (${why}); circuits are local to this process until it can`,
    'FaultwireWarning',
  );
}
