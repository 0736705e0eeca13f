import { catalog, type FaultCode } from '@faultwire/core';

/** What the official client tells its user of one call. */
export interface Outcome {
  /** Undefined in a stream that had begun: nobody gets a status then. */
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly code: string | undefined;
  /** The class that was raised; `none` for a good answer. */
  readonly exception: string;
  /** Requests on the wire, the client's own retries included. */
  readonly requests: number;
}

/** The classes of the official client by status; it has none of its own for the rest. */
const exceptions: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

/** docs/contract.md, "Retry hints": what the official client makes of each word. */
const requests = { no: 1, maybe: 1, yes: 3, wait: 3 } as const;

/** The provider's word about the gateway's own key or account is not the caller's to hear. */
const operators: ReadonlySet<FaultCode> = new Set([
  'invalid_api_key',
  'permission_denied',
  'insufficient_balance',
]);

/** What a code must come out as when a provider causes it. */
export function fromProvider(code: FaultCode): FaultCode {
  return operators.has(code) ? 'upstream_rejected' : code;
}

/** What the contract says of a failed call: status and type of the catalog, requests by its retry. */
export function plainFailure(code: FaultCode): Outcome {
  const { status, type, retry } = catalog[code];
  const exception = exceptions[status] ?? (status >= 500 ? 'InternalServerError' : 'APIError');
  return { status, type, code, exception, requests: requests[retry] };
}

/** The same after the first content: no status, no class of its own, no retry. */
export function streamFailure(code: FaultCode): Outcome {
  const { type } = catalog[code];
  return { status: undefined, type, code, exception: 'APIError', requests: 1 };
}

/** A wait of a minute or more forbids the retry. */
export const longWait: Outcome = { ...plainFailure('rate_limit_exceeded'), requests: 1 };

/** A call that works. */
export const success: Outcome = {
  status: 200,
  type: undefined,
  code: undefined,
  exception: 'none',
  requests: 1,
};

/** Do two outcomes agree? */
export function sameOutcome(one: Outcome, other: Outcome): boolean {
  return (Object.keys(one) as (keyof Outcome)[]).every((key) => one[key] === other[key]);
}
