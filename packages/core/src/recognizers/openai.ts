import { type Fault, fault } from '../fault.js';
import { has, read, readHeader, readNumber, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { abortFault } from './abort.js';
import { noAnswer } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';

/**
 * The official openai client (4 to 7), and SDKs generated alike: an APIError has `status`,
 * `headers` and `error` (the inner object), all undefined where no answer came. Its `name` is
 * `Error`, so the class's name decides, and where a bundler has shortened that, the sentence.
 */
export const openai: Recognizer = {
  name: 'openai',
  recognize(thrown) {
    if (readPath(thrown, 'constructor', 'name') === 'ContentFilterFinishReasonError')
      return fault('content_filter', {
        evidence: {
          by: 'name',
          field: 'constructor.name',
          value: 'ContentFilterFinishReasonError',
        },
      });
    return isSdkError(thrown) ? sdkFault(thrown, 'openai') : undefined;
  },
};

/**
 * The shape that generated SDKs share, in a class of their own; where that is lost, a status tells.
 * http-errors, which may carry anything, says `expose`.
 */
export function isSdkError(thrown: unknown): boolean {
  if (read(thrown, 'constructor') === Error && read(thrown, 'status') === undefined) return false;
  const shape = ['status', 'headers', 'error', 'message'].every((key) => has(thrown, key));
  return shape && !has(thrown, 'expose');
}

/** An APIError of such an SDK → its Fault. */
export function sdkFault(thrown: unknown, provider: string): Fault {
  const status = readNumber(thrown, 'status');
  const headers = read(thrown, 'headers');
  const message = readString(thrown, 'message', 2048) ?? '';
  const error = read(thrown, 'error');
  if (status === undefined && error === undefined) return withoutAnswer(thrown, message, provider);
  return upstreamFault({
    provider,
    status,
    headers,
    body: error ?? bodyText(message, status),
    message,
    requestId: readString(thrown, 'requestID', 200) ?? readHeader(headers, 'request-id'),
    field: 'status',
  });
}

/** Without JSON the body stands in the message, behind the status: `502 <html>…`. */
function bodyText(message: string, status: number | undefined): string {
  const prefix = `${status} `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

function withoutAnswer(thrown: unknown, message: string, provider: string): Fault {
  const name = readPath(thrown, 'constructor', 'name');
  const evidence = { by: 'name', field: 'constructor.name', value: String(name) } as const;
  if (name === 'APIConnectionTimeoutError' || message === 'Request timed out.')
    return noAnswer(thrown, 'request_timeout', provider, evidence, message);
  if (name === 'APIUserAbortError' || message === 'Request was aborted.')
    return abortFault(thrown, 'constructor.name', 'APIUserAbortError');
  return noAnswer(thrown, 'upstream_unreachable', provider, evidence, message);
}
