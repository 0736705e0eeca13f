import {
  catalog,
  classify,
  type Fault,
  type FaultCode,
  type FaultOptions,
  type Origin,
} from '@faultwire/core';
import { readFailure } from '@faultwire/upstream';
import { recognizedFault } from './recognized-fault.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a log line: a record of ours (docs: observing), wherever the logger nested it, or one that
 * carries an error under `err`, `error` or `exception`, as pino, bunyan and winston write it.
 *
 * @returns undefined where it is neither.
 */
export function readLogRecord(line: Fields): Fault | undefined {
  for (const record of [line, ...Object.values(line).filter(isRecord)]) {
    const { code, evidence } = record;
    if (typeof code === 'string' && Object.hasOwn(catalog, code) && isRecord(evidence)) {
      return fromReport(code as FaultCode, record, evidence);
    }
  }
  const isLogLine = ['level', 'msg', 'time', 'timestamp'].some((key) => Object.hasOwn(line, key));
  if (!isLogLine) return undefined;
  const logged = [line['err'], line['error'], line['exception']].find(isRecord);
  if (logged !== undefined) return fromError(logged);
  return undefined;
}

/** Our own record says what it is; it was judged when it was written. */
function fromReport(code: FaultCode, record: Fields, evidence: Fields): Fault {
  const text = (key: string): string | undefined =>
    typeof record[key] === 'string' ? record[key] : undefined;
  const { retryable, retry_after_ms: wait } = record;
  const origin = text('origin');
  const provider = text('provider');
  const { recognizer } = evidence;
  return recognizedFault(typeof recognizer === 'string' ? recognizer : 'unknown', code, {
    message: text('message'),
    param: text('param'),
    retryable: typeof retryable === 'boolean' ? retryable : undefined,
    retryAfterMs: typeof wait === 'number' ? wait : undefined,
    origin: ['caller', 'gateway', 'upstream'].includes(origin ?? '')
      ? (origin as Origin)
      : undefined,
    upstream: provider === undefined ? undefined : { provider, raw: '' },
    evidence: evidence as unknown as FaultOptions['evidence'],
  });
}

/** A serialised error: its fields are those of the thrown thing, without its class. */
function fromError(logged: Fields): Fault {
  const { message, status, statusCode, body, responseBody } = logged;
  const number = [status, statusCode].find((each) => typeof each === 'number');
  const answered = [body, responseBody, logged['error']].find(
    (each) => typeof each === 'string' || isRecord(each),
  );
  if (typeof number === 'number' && answered !== undefined) {
    const text = typeof answered === 'string' ? answered : JSON.stringify({ error: answered });
    return readFailure({ status: number, body: text }, { credentials: 'caller' });
  }
  return classify(Object.assign(new Error(String(message ?? '')), logged), {
    credentials: 'caller',
  });
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
