import type { Family } from '../clients/client.js';
import type { Told } from './told.js';

// What each client can be made to do, as measured on these versions; docs/clients.md shows it again.

/** Classes by status, where a client has one of its own; the rest is the family's last word. */
const openaiClasses: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

const anthropicClasses: Readonly<Record<number, string>> = {
  ...openaiClasses,
  402: 'PaymentRequiredError',
  408: 'RequestTimeoutError',
  413: 'ContentTooLargeError',
  503: 'ServiceUnavailableError',
  504: 'GatewayTimeoutError',
};

/** The class that a client raises for a status before the stream; undefined where it has none. */
export function promisedClass(family: Family, told: Told): string | undefined {
  const { status, codes } = told;
  const last = status >= 500 ? 'InternalServerError' : 'APIError';
  if (family === 'openai' || family === 'agents') return openaiClasses[status] ?? last;
  if (family === 'anthropic') return anthropicClasses[status] ?? last;
  if (family === 'genai') return 'ApiError';
  if (family === 'ai-sdk')
    return promisedRequests(family, told) > 1 ? 'RetryError' : 'APICallError';
  if (family === 'langchain') {
    return codes.includes('context_length_exceeded')
      ? 'ContextOverflowError'
      : (openaiClasses[status] ?? last);
  }
  return undefined;
}

/** How many requests a client can be held to; streams that have begun are never asked for again. */
export function promisedRequests(family: Family, told: Told): number {
  const { status, shouldRetry, waits } = told;
  const usual = status === 408 || status === 409 || status === 429 || status >= 500;
  switch (family) {
    case 'openai':
    case 'agents':
    case 'anthropic':
      return (shouldRetry === undefined ? usual : shouldRetry === 'true') ? 3 : 1;
    case 'ai-sdk': // does not read x-should-retry
      return usual ? 3 : 1;
    case 'langchain': // neither; its own list, and a 429 only with a hint
      if (status === 429) return waits ? 3 : 1;
      return (status >= 400 && status <= 407) || status === 409 || status === 413 ? 1 : 3;
    default:
      return 1;
  }
}

/** What a client lets its user read of a failure. */
export interface Readable {
  readonly status: boolean;
  readonly type: boolean;
  readonly code: boolean;
  readonly requestId: boolean;
}

/** Before the first byte, and after it: then nobody has a status. */
export function readable(family: Family, phase: 'before' | 'after'): Readable {
  const plain = phase === 'before';
  switch (family) {
    case 'genai': // status and text, nothing else
      return { status: plain, type: false, code: false, requestId: false };
    case 'anthropic': // no codes in this dialect
      return { status: plain, type: true, code: false, requestId: plain };
    case 'ai-sdk':
      return { status: plain, type: plain, code: plain, requestId: plain };
    case 'openai':
    case 'fetch':
      return { status: plain, type: true, code: true, requestId: true };
    default:
      return { status: plain, type: true, code: true, requestId: plain };
  }
}
