// What no library can pass: an id at arrival and, for anything thrown, a fixed answer with the headers
// that the contract asks for. Nothing is read, decided or made safe.
import { randomUUID } from 'node:crypto';

const BODY = JSON.stringify({
  error: {
    message: 'Rate limit exceeded. Please retry after 20 seconds.',
    type: 'rate_limit_error',
    code: 'rate_limit_exceeded',
    param: null,
  },
});

/** Thrown where our own Faults are: an error for which nothing is made. */
export const MADE = Object.create(Error.prototype);

export function arrive(res) {
  res.setHeader('x-request-id', randomUUID());
}

export function fail(res) {
  res.writeHead(429, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '20',
    'retry-after-ms': '20000',
    'content-length': Buffer.byteLength(BODY),
  });
  res.end(BODY);
}
