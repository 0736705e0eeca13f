import type { Logger } from '@faultwire/core';

/** See {@link sampleLogs}. */
export interface SampleOptions {
  /** Records of one code at one level that pass in a window. Default: 20. */
  burst?: number | undefined;
  /** Length of the window in ms. Default: 10,000. */
  windowMs?: number | undefined;
}

interface Burst {
  readonly level: keyof Logger;
  readonly code: string;
  passed: number;
  suppressed: number;
}

/** Codes that are counted apart; what comes beyond is counted together. */
const MAX_BURSTS = 200;

/**
 * A logger that lets a storm through as a trickle: of one code at one level the first `burst`
 * records in each window pass, the rest is counted, and when the window ends one line says how
 * many there were. Records without a `code` always pass.
 *
 * @param logger where to; pino, or any other of its shape.
 * @throws RangeError if an option is no positive number.
 * @example
 * ```ts
 * app.use(faultwire({ logger: sampleLogs(pino()) }));
 * // {"level":40,"code":"overloaded","suppressed":1980,"window_ms":10000,"msg":"request failed: overloaded: 1980 more"}
 * ```
 */
export function sampleLogs(logger: Logger, options: SampleOptions = {}): Logger {
  const { burst = 20, windowMs = 10_000 } = options;
  if (!Number.isInteger(burst) || burst < 1)
    throw new RangeError('sampleLogs: burst must be a positive integer');
  if (!(windowMs > 0 && windowMs <= 2 ** 31 - 1))
    throw new RangeError('sampleLogs: windowMs must be a positive number of milliseconds');

  const bursts = new Map<string, Burst>();
  const log =
    (level: keyof Logger) =>
    (record: object, message?: string): unknown => {
      const { code } = record as { code?: unknown };
      // What an async logger returns goes on to whoever guards against its rejection.
      return typeof code !== 'string' || passes(level, code)
        ? logger[level](record, message)
        : undefined;
    };

  function passes(level: keyof Logger, code: string): boolean {
    if (bursts.size === 0) setTimeout(endWindow, windowMs).unref();
    const known = bursts.has(`${level} ${code}`) || bursts.size < MAX_BURSTS;
    const name = known ? code : 'other';
    let counted = bursts.get(`${level} ${name}`);
    if (counted === undefined) {
      counted = { level, code: name, passed: 0, suppressed: 0 };
      bursts.set(`${level} ${name}`, counted);
    }
    if (counted.passed >= burst) {
      counted.suppressed += 1;
      return false;
    }
    counted.passed += 1;
    return true;
  }

  function endWindow(): void {
    const ended = [...bursts.values()];
    bursts.clear();
    for (const { level, code, suppressed } of ended) {
      if (suppressed === 0) continue;
      const record = { code, suppressed, window_ms: windowMs };
      // A timer has no caller whom a logger's failure could reach; it must not end the process.
      new Promise((resolve) => {
        resolve(logger[level](record, `request failed: ${code}: ${suppressed} more`));
      }).catch(() => undefined);
    }
  }

  return { info: log('info'), warn: log('warn'), error: log('error') };
}
