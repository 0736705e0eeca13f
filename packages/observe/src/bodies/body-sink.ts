import type { Fault, Observer, Report, RequestInfo } from '@faultwire/core';
import { maskedBody } from './masked-body.js';

/** What a sink is given for one failed request. */
export interface BodyRecord {
  /** ISO 8601. */
  readonly time: string;
  readonly request_id: string | undefined;
  readonly code: string;
  /** The parsed body: shape, numbers, model and roles; of every other string length and hash. */
  readonly body: unknown;
}

/**
 * An observer that hands the masked body of each failed request to a sink of yours, to see what
 * shape of request fails. Nothing of the kind happens unless you register it. No prompt, image or
 * tool result is in it: each text is replaced by `{ chars, hash }`.
 *
 * @param write called once a failed request that has a parsed body; may be async.
 * @throws TypeError if `write` is no function.
 * @example
 * ```ts
 * const bodies = bodySink((record) => file.write(`${JSON.stringify(record)}\n`));
 * app.use(faultwire({ observers: [bodies] }));
 * ```
 */
export function bodySink(write: (record: BodyRecord) => unknown): Observer {
  if (typeof write !== 'function') throw new TypeError('bodySink: write must be a function');
  return {
    // A rejection goes back to the adapter, which counts it.
    onFault({ time, request_id, code }: Report, _fault: Fault, request?: RequestInfo): unknown {
      const body = request?.body;
      if (body === undefined || body === null) return undefined;
      return write({ time, request_id, code, body: maskedBody(body) });
    },
  };
}
