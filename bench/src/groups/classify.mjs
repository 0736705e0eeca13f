import { answer, classify, fault } from '@faultwire/core';
import createError from 'http-errors';

const fetchFailed = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  });
const kinds = [
  new Error('boom'),
  createError(404, 'no such thing'),
  fault('rate_limit_exceeded'),
  fetchFailed(),
  Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
  new DOMException('timed out', 'TimeoutError'),
  Object.assign(new Error('bad'), {
    type: 'entity.parse.failed',
    status: 400,
    statusCode: 400,
    expose: true,
  }),
  Object.assign(new Error('[]'), {
    name: 'ZodError',
    issues: [{ code: 'custom', path: ['n'], message: 'bad' }],
  }),
];
const told = { requestId: 'a3f1c2' };
const tell = (error) => Buffer.byteLength(answer(classify(error), told).body);

/** What people write: status, message, type, code, param. */
function handWritten(error) {
  const status = error.status ?? 500;
  const message = status < 500 ? error.message : 'Internal server error';
  const body = {
    error: { message, type: error.type ?? 'api_error', code: error.code ?? null, param: null },
  };
  return Buffer.byteLength(JSON.stringify(body));
}

/** As deep as a handler stands in a framework. */
const deep = (run, frames = 20) => (frames === 0 ? run() : deep(run, frames - 1));

export default () => [
  {
    title: 'From a caught error to the bytes of the answer',
    note: 'Baseline: `new Error()`, 20 frames deep.',
    baseline: { name: 'new Error()', run: () => deep(() => new Error('x')) },
    contenders: [
      {
        name: 'classify + answer, a plain Error',
        run: () => tell(kinds[0]),
        ours: true,
        target: 0.1,
      },
      {
        name: 'classify + answer, an http-error',
        run: () => tell(kinds[1]),
        ours: true,
        target: 0.1,
      },
      {
        name: 'classify + answer, eight kinds',
        run: (i) => tell(kinds[i & 7]),
        ours: true,
        target: 0.1,
      },
      { name: 'hand-written, eight kinds', run: (i) => handWritten(kinds[i & 7]) },
      {
        name: 'a Fault made, classified, answered',
        run: () => deep(() => tell(fault('rate_limit_exceeded', { retryAfterMs: 20_000 }))),
        ours: true,
        target: 0.35,
      },
      { name: 'http-errors, made only', run: () => deep(() => createError(429, 'slow down')) },
    ],
  },
];
