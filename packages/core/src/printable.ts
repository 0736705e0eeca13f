import type { Fault } from './fault.js';
import { give, setBehind, showHidden, thrownBehind } from './hidden.js';
import { inspectFault } from './inspect-fault.js';
import { paramPath } from './param-path.js';
import { redact } from './redact.js';
import { safeCause } from './safe-cause.js';
import type { Attempt, UpstreamFailure } from './types.js';

/**
 * What printers and loggers may find on a Fault. They list what is enumerable, follow `cause`, and
 * ask for `util.inspect`'s symbol; whatever they see must hold no secret and no prompt.
 */

/** Gives Fault's prototype its `cause` and its form in the console. */
export function makePrintable(prototype: Fault): void {
  // `util.inspect` is asked for by its registered symbol, so nothing of Node is imported here.
  Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value(this: Fault, depth: number, options: object, inspect: (value: unknown) => string) {
      return inspectFault(this, depth, options, inspect);
    },
  });
  showHidden(prototype);
  give(prototype, 'cause', (made) => safeCause(thrownBehind(made)), setBehind);
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
