import type { Fault } from '../fault.js';
import { attempt, read, readString } from '../guarded.js';
import type { FaultwireOptions, Logger, Observer, RequestInfo } from '../observer.js';
import { type Report, report } from '../report.js';
import type { Origin } from '../types.js';
import { consoleLogger } from './console-logger.js';

/** Whose fault it is decides how loud it is logged. */
const LEVEL: Readonly<Record<Origin, keyof Logger>> = {
  caller: 'info',
  upstream: 'warn',
  gateway: 'error',
};

/**
 * Tells logger and observers, after the caller has its answer. Each call is guarded: one that
 * throws or rejects is counted, reported at its 1st, 2nd, 4th, 8th … time, and passed over.
 */
export class Teller {
  /** Is there nobody to tell? */
  readonly isSilent: boolean;
  /** Does anybody want to hear how requests end? */
  readonly isWatched: boolean;
  readonly #observers: readonly Observer[];
  readonly #logger: Logger | undefined;
  readonly #options: FaultwireOptions;
  readonly #failures = new Map<string, number>();

  constructor(options: FaultwireOptions) {
    this.#options = options;
    this.#logger = options.logger === false ? undefined : (options.logger ?? consoleLogger);
    this.#observers = options.observers ?? [];
    this.isSilent = this.#logger === undefined && this.#observers.length === 0;
    this.isWatched = this.#observers.some(({ onFault, onSuccess }) => onFault ?? onSuccess);
  }

  /** A request failed; without one, what came was none. */
  fault(fault: Fault, request: RequestInfo | undefined, facts: Partial<Report>, log = true): void {
    if (this.isSilent) return;
    const record = attempt(() => Object.assign(report(fault, request, this.#options), facts));
    if (record === undefined) return;
    if (log) this.#log(LEVEL[record.origin] ?? 'error', record);
    for (const [index, observer] of this.#observers.entries())
      this.#run(`observers[${index}].onFault`, () => observer.onFault?.(record, fault, request));
  }

  /** A request was answered as it should be. */
  success(request: RequestInfo): void {
    for (const [index, observer] of this.#observers.entries())
      this.#run(`observers[${index}].onSuccess`, () => observer.onSuccess?.(request));
  }

  #log(level: keyof Logger, record: object): void {
    const code = readString(record, 'code');
    this.#run('logger', () => this.#logger?.[level](record, `request failed: ${code}`));
  }

  #run(hook: string, call: () => unknown): void {
    try {
      const result = call();
      // An async hook is not waited for, but its rejection must not end the process.
      const then = read(result, 'then');
      if (typeof then === 'function')
        Reflect.apply(then, result, [undefined, (error: unknown) => this.#failed(hook, error)]);
    } catch (error) {
      this.#failed(hook, error);
    }
  }

  #failed(hook: string, error: unknown): void {
    const count = (this.#failures.get(hook) ?? 0) + 1;
    this.#failures.set(hook, count);
    if ((count & (count - 1)) !== 0) return;
    const name = readString(error, 'name', 100) ?? typeof error;
    const record = { hook, failures: count, error: name };
    const sentence = `faultwire: ${hook} threw and was passed over`;
    // A logger that throws cannot be told of it.
    attempt(() =>
      hook === 'logger'
        ? process.emitWarning(`${sentence} (${name}, ${count} times)`)
        : this.#logger?.error(record, sentence),
    );
  }
}
