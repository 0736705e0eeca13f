import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attempt, Circuit, Observer, Report, RequestInfo } from '@faultwire/core';
import { OpenCircuits } from './open-circuits.js';
import { AttemptCounts } from './page/attempt-counts.js';
import { Live } from './page/live.js';
import { NewestFaults } from './page/newest-faults.js';
import { serve } from './page/serve.js';
import { pageState } from './page/state.js';
import { type ErrorRates, errorRates } from './rates/error-rates.js';

/** See {@link dashboard}. */
export interface DashboardOptions {
  /** May this request open the page? One that throws or rejects has refused. */
  authorize?(req: IncomingMessage): boolean | Promise<boolean>;
  /**
   * Opens the page to this machine: a loopback socket, a loopback address (not a name) in `Host`,
   * and no header of a proxy. Together with `authorize` both must agree.
   */
  localOnly?: boolean | undefined;
  /** Rates to show; they are fed by the page, and it does no harm to register both. Default: its own. */
  rates?: ErrorRates | undefined;
  /** How many of the newest faults are kept. Default: 500. */
  keep?: number | undefined;
}

/** The page and the observer that feeds it. */
export interface Dashboard extends Observer {
  /** For `app.use('/_faults', page.handler)`; it answers everything below that path. */
  readonly handler: (req: IncomingMessage, res: ServerResponse) => void;
}

const MAX_KEEP = 10_000;

/**
 * A page to look at: error rates by model over time, the newest faults with their evidence, open
 * circuits, retries, and the catalog. Live, without a CDN. Everybody is refused unless `authorize`
 * or `localOnly` lets them in.
 *
 * @param options who may open it, and what it keeps.
 * @throws TypeError or RangeError naming the option that is wrong.
 * @example
 * ```ts
 * const page = dashboard({ authorize: (req) => req.headers['x-admin'] === process.env.ADMIN });
 * app.use('/_faults', page.handler);                 // Express and Nest
 * app.use(faultwire({ observers: [page] }));
 *
 * koa.use((ctx, next) => {                           // Koa
 *   if (!ctx.path.startsWith('/_faults')) return next();
 *   ctx.respond = false;
 *   page.handler(ctx.req, ctx.res);
 * });
 * ```
 */
export function dashboard(options: DashboardOptions = {}): Dashboard {
  const { authorize, keep = 500, rates = errorRates() } = options;
  if (authorize !== undefined && typeof authorize !== 'function')
    throw new TypeError('dashboard: authorize must be a function');
  if (!Number.isInteger(keep) || keep < 1 || keep > MAX_KEEP)
    throw new RangeError(`dashboard: keep must be an integer from 1 to ${MAX_KEEP}`);
  const faults = new NewestFaults(keep);
  const circuits = new OpenCircuits();
  const attempts = new AttemptCounts();
  const live = new Live(faults, () => pageState({ rates, circuits, attempts }));
  return {
    handler: (req, res) => serve(req, res, options, live),
    onFault(report: Report, fault, request) {
      faults.add(report);
      if ((report.retry_attempt ?? 0) > 0) attempts.addCallerRetry();
      rates.onFault?.(report, fault, request);
    },
    onSuccess: (request: RequestInfo) => rates.onSuccess?.(request),
    onAttempt: (attempt: Attempt) => attempts.add(attempt),
    onCircuit: (circuit: Circuit) => void circuits.update(circuit),
  };
}
