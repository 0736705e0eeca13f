import type { Fault } from './fault.js';
import { read } from './guarded.js';
import { inspectFault } from './inspect-fault.js';
import { paramPath } from './param-path.js';
import { redact } from './redact.js';
import { safeCause } from './safe-cause.js';
import type { Attempt, UpstreamFailure } from './types.js';

/**
 * What printers and loggers may find on a Fault. They list what is enumerable, follow `cause`, and
 * ask for `util.inspect`'s symbol; whatever they see must hold no secret and no prompt.
 */

/** Where a Fault keeps its cause as it was thrown; `cause` gives out what may be printed. */
const BEHIND = Symbol.for('faultwire.cause');

/** A property that is there for whoever asks for it by name. */
export function hide(made: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(made, key, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

/** Keeps what was thrown behind a Fault. */
export function setBehind(made: Fault, thrown: unknown): void {
  hide(made, BEHIND, thrown);
}

/** The cause as it was thrown, for those who read it and do not print it. */
export function thrownBehind(made: Fault): unknown {
  return read(made, BEHIND);
}

/** Gives Fault's prototype its `cause` and its form in the console. */
export function makePrintable(prototype: Fault): void {
  // `util.inspect` is asked for by its registered symbol, so nothing of Node is imported here.
  Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value(this: Fault, depth: number, options: object, inspect: (value: unknown) => string) {
      return inspectFault(this, depth, options, inspect);
    },
  });
  Object.defineProperty(prototype, 'cause', {
    get(this: Fault): unknown {
      return safeCause(thrownBehind(this));
    },
    set(this: Fault, cause: unknown) {
      setBehind(this, cause);
    },
    configurable: true,
  });
}

/** The offending value: a model named like a key is a key, so only its JSON type is kept. */
export function printableFound<T>(found: T): T | string {
  return typeof found === 'string' && redact(found) !== found ? 'string' : found;
}

/** A provider that names no parameter there, but quotes the key, tells the caller nothing by it. */
export function printableParam(param: string | readonly PropertyKey[]): string | undefined {
  return redact(paramPath(param)) || undefined;
}

/** Callers choose model names, and some paste their key there. */
export function printableUpstream(
  upstream: UpstreamFailure | undefined,
): UpstreamFailure | undefined {
  if (typeof upstream?.model !== 'string') return upstream;
  const model = redact(upstream.model);
  return model === upstream.model ? upstream : { ...upstream, model };
}

/** The same for the trail of calls. */
export function printableAttempts(attempts: readonly Attempt[]): readonly Attempt[] {
  const isClean = ({ model }: Attempt): boolean =>
    typeof model !== 'string' || redact(model) === model;
  if (attempts.every(isClean)) return attempts;
  return attempts.map((attempt) => ({ ...attempt, model: redact(attempt.model) }));
}
