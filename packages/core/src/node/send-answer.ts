import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../answer.js';
import { replaceHeaders } from './answer-headers.js';
import { closeGently } from './close-gently.js';
import { drainUpload, hasUnreadBody } from './drain-upload.js';

/** Writes the whole answer: one write, the right length, no body to a HEAD. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  replaceHeaders(res, answer.headers);
  res.setHeader('content-length', Buffer.byteLength(answer.body));
  res.statusCode = answer.status;
  // A word for the status that failed; HTTP/2 has none, and warns where one is set.
  if (res.req?.httpVersionMajor === 1 && res.statusMessage) res.statusMessage = '';
  // Nothing at all to a HEAD: HTTP/2 takes even an empty write for a broken stream.
  const body = req.method === 'HEAD' ? undefined : answer.body;
  if (!hasUnreadBody(req)) return void (body === undefined ? res.end() : res.end(body));
  sendBeforeEnd(res, body);
  drainUpload(req, (whole) => {
    res.end();
    if (!whole && req.httpVersionMajor === 1) closeGently(req.socket);
  });
}

/** The caller has its whole answer now; the end waits, since it may close the connection. */
function sendBeforeEnd(res: ServerResponse, body: string | undefined): void {
  if (body === undefined) return void res.flushHeaders();
  res.write(body);
  // What the `compression` middleware puts on a response: without it the answer sits in zlib.
  const { flush } = res as { flush?: () => void };
  if (typeof flush === 'function') flush.call(res);
}
