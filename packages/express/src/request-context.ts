import type { FaultwireOptions } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';
import type { Handler } from './handler.js';

/**
 * Goes first, where wanted: `x-request-id` on successes too, `duration_ms` from arrival on, and
 * `onSuccess` for observers. An error handler alone never sees a success.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * app.use(requestContext(options), express.json());
 * ```
 */
export function requestContext(options?: FaultwireOptions): Handler {
  const writer = createWriter(options);
  return (req, res, next) => {
    writer.open(req, res);
    next();
  };
}
