import type { IncomingHttpHeaders } from 'node:http';

/** One request that came in, as far as it has gone. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
  /** True once the caller left before its answer was whole. */
  readonly aborted: boolean;
}

/** What the fault upstream has seen. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /** Notes a request; call the result when its caller has left. */
  add(request: Omit<LoggedRequest, 'aborted'>): () => void;
  /** How many requests carried this `x-probe-id`. */
  count(probeId: string): number;
}

/** Makes an empty log; `onRequest` hears of every entry. */
export function createRequestLog(
  onRequest: (request: LoggedRequest) => void = () => {},
): RequestLog {
  const entries: {
    aborted: boolean;
    method: string;
    path: string;
    headers: IncomingHttpHeaders;
    body: unknown;
  }[] = [];
  const byProbe = new Map<string, number>();
  return {
    entries,
    add(request) {
      const entry = { ...request, aborted: false };
      entries.push(entry);
      onRequest(entry);
      const probe = request.headers['x-probe-id'];
      if (typeof probe === 'string') byProbe.set(probe, (byProbe.get(probe) ?? 0) + 1);
      return () => {
        entry.aborted = true;
      };
    },
    count: (probeId) => byProbe.get(probeId) ?? 0,
  };
}
