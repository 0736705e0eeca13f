/** What a thrown value must come out as in profile `standard` (docs/contract.md, sections 2 to 4 and 6). */
export interface ExpectedThrow {
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly message: string | RegExp;
  readonly headers?: Readonly<Record<string, string>>;
}

const internal: ExpectedThrow = {
  status: 500,
  code: 'internal_error',
  type: 'api_error',
  message: 'internal server error',
};

const timeout: ExpectedThrow = {
  status: 408,
  code: 'request_timeout',
  type: 'timeout_error',
  message: 'request timed out',
};

/** A 400 whose words are the thrower's. */
function badRequest(message: string | RegExp): ExpectedThrow {
  return { status: 400, code: 'invalid_request_error', type: 'invalid_request_error', message };
}

function limited(message: string, seconds: number): ExpectedThrow {
  return {
    status: 429,
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    message,
    headers: { 'retry-after': String(seconds), 'retry-after-ms': String(seconds * 1000) },
  };
}

function unauthorized(message: string, challenge: string): ExpectedThrow {
  return {
    status: 401,
    code: 'invalid_api_key',
    type: 'authentication_error',
    message,
    headers: { 'www-authenticate': challenge },
  };
}

/** What is not named here is nobody's statement about the request: `internal_error`. */
const special: Readonly<Record<string, ExpectedThrow>> = {
  'http-errors 400': badRequest('that field is wrong'),
  'http-errors 401 with WWW-Authenticate': unauthorized('log in', 'Bearer realm="x"'),
  'http-errors 429 with Retry-After': limited('slow down', 7),
  'http-errors 503 with expose': {
    status: 503,
    code: 'service_unavailable',
    type: 'api_error',
    message: /./,
    headers: { 'retry-after': '2', 'retry-after-ms': '2000' },
  },
  // 418 is in no profile's table and folds; a plain object is no error whose words may be shown.
  'a plain object with status': badRequest('invalid request body'),
  'an error of another realm': badRequest('over there'),
  'a message getter that throws': badRequest('invalid request body'),
  'a headers getter that throws': badRequest('x'),
  // CR and LF split an answer, so the value is dropped, and an unknown wait is 2 s.
  'CR and LF in a header value': limited('split', 2),
  'headers that it should not set': badRequest('greedy'),
  'five thousand headers': badRequest('many'),
  // Too long to be sent; the suite sends a token, and a challenge of ours says so.
  'a header of 1 MB': unauthorized('long', 'Bearer realm="api", error="invalid_token"'),
  'a frozen error': badRequest('frozen'),
  // The caller is still there, so the abort was a deadline of the application's own.
  'a DOMException AbortError': timeout,
  'a DOMException TimeoutError': timeout,
  // Cut at 8 KiB, on a character.
  'a message of 10 MB': badRequest(/^m{8000,8192}…?$/),
  'control characters and lone surrogates in the message': badRequest('a b [31mc\ufffdd e'),
  'a message that is no string': badRequest('invalid request body'),
  'an empty message': badRequest('invalid request body'),
};

export function expectedThrow(name: string): ExpectedThrow {
  return special[name] ?? internal;
}
