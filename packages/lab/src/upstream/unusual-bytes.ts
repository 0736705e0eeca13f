import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { bytesOf, halfAFrame, sendHeadOf, type Task, wholeFrames } from './part-of-answer.js';
import { answerWell } from './well-behaved.js';

/** What goes wrong, or only looks so, below the level of frames. */
export type UnusualBytes =
  | 'half_frame'
  | 'split_utf8'
  | 'gzip_cut'
  | 'wrong_length'
  | 'informational'
  | 'trailers'
  | 'endless';

/** How long an endless body lasts where nobody says it, so that a forgotten caller costs no day. */
const ENDLESS_MS = 30_000;

/** One function a fault. */
export const unusualBytes: { readonly [F in UnusualBytes]: (task: Task) => Promise<void> } = {
  /** Half a frame (plain: half the body), then a proper end of the response. */
  async half_frame(task) {
    const { exchange, rule } = task;
    sendHeadOf(task);
    const part = Buffer.from(halfAFrame(task));
    await exchange.write(rule.atByte === undefined ? part : bytesOf(task).subarray(0, rule.atByte));
    exchange.response.end();
  },

  /** A good answer whose writes end in the middle of characters: nothing is wrong with it. */
  async split_utf8(task) {
    const { exchange } = task;
    const bytes = bytesOf(task);
    sendHeadOf(task);
    let sent = 0;
    for (const [at, byte] of bytes.entries()) {
      if (byte < 0xc0) continue; // only the first byte of a longer character
      await exchange.write(bytes.subarray(sent, at + 1));
      await exchange.pause(5); // so that it leaves as a packet of its own
      sent = at + 1;
    }
    await exchange.write(bytes.subarray(sent));
    exchange.response.end();
  },

  /** A gzipped answer whose second half never comes: the connection closes. */
  async gzip_cut(task) {
    const { exchange, stream, rule } = task;
    const zipped = gzipSync(bytesOf(task));
    exchange.response.writeHead(200, {
      'content-type': stream ? 'text/event-stream' : 'application/json',
      'content-encoding': 'gzip',
    });
    exchange.response.flushHeaders();
    await exchange.write(zipped.subarray(0, rule.atByte ?? zipped.length / 2));
    exchange.cut();
  },

  /** More bytes are announced than come; after `forMs` (default: at once) the connection closes. */
  async wrong_length(task) {
    const { exchange, stream, rule } = task;
    const bytes = bytesOf(task);
    exchange.response.writeHead(200, {
      'content-type': stream ? 'text/event-stream' : 'application/json',
      'content-length': bytes.length + 100,
    });
    await exchange.write(bytes.subarray(0, rule.atByte));
    await exchange.pause(rule.forMs ?? 0);
    exchange.cut();
  },

  /** 102 and 103 before a good answer (RFC 9110 §15.2): nothing is wrong with it. */
  async informational({ exchange, answer, stream }) {
    exchange.response.writeProcessing();
    exchange.response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    await answerWell(exchange, answer, stream);
  },

  /** Part of the answer, a proper end, and only the trailers (RFC 9110 §6.5) tell of the failure. */
  async trailers(task) {
    const { exchange, stream } = task;
    exchange.response.setHeader('trailer', 'x-error');
    sendHeadOf(task);
    await exchange.write(stream ? wholeFrames(task) : halfAFrame(task));
    exchange.response.addTrailers({ 'x-error': 'internal_error' });
    exchange.response.end();
  },

  /** A body that goes on for `forMs` (default 30 s), as fast as it is read, and is then cut. */
  async endless(task) {
    const { exchange, answer, stream, rule } = task;
    const more = stream ? (answer.frames[answer.middle] ?? '') : ' '.repeat(1024);
    sendHeadOf(task);
    if (stream) await exchange.write(wholeFrames(task));
    const until = performance.now() + (rule.forMs ?? ENDLESS_MS);
    while (!exchange.over.aborted && performance.now() < until) {
      await exchange.write(more);
      await exchange.pause(1);
    }
    exchange.cut();
  },
};
