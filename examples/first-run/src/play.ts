import OpenAI from 'openai';
import type { Outcome } from './expectation.js';
import type { Row } from './row.js';
import type { WireCount } from './wire-count.js';

/** Where a row is played. */
export interface Stage {
  /** The gateway's base URL. */
  readonly url: string;
  readonly count: WireCount;
}

let probes = 0;

/** Plays one row with the official client as it is installed, retries and all. */
export async function play(row: Row, { url, count }: Stage): Promise<Outcome> {
  probes += 1;
  const probe = `first-run-${probes}`;
  const client = new OpenAI({ baseURL: url, apiKey: row.key ?? 'demo', logLevel: 'off' });
  await row.before?.(client);
  const counted = client.withOptions({ defaultHeaders: { 'x-probe-id': probe } });
  const thrown = await row.call(counted).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { ...told(thrown), requests: count.of(probe) };
}

function told(thrown: unknown): Omit<Outcome, 'requests'> {
  if (thrown === undefined) {
    return { status: 200, type: undefined, code: undefined, exception: 'none' };
  }
  const exception = (thrown as object).constructor.name;
  if (!(thrown instanceof OpenAI.APIError)) {
    return { status: undefined, type: undefined, code: String(thrown), exception };
  }
  const { status, type, code, requestID } = thrown;
  // Without an id nobody could find the failure in the log: that is a row gone wrong.
  const named = requestID ? exception : `${exception} without request id`;
  return { status, type, code: code ?? undefined, exception: named };
}
