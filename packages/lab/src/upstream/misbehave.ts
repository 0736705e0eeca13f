import { Buffer } from 'node:buffer';
import {
  bytesOf,
  halfAFrame,
  sendHeadOf,
  sendPart,
  type Task,
  wholeFrames,
} from './part-of-answer.js';
import type { StreamFault } from './scenario.js';
import { unusualBytes } from './unusual-bytes.js';
import { sendHead, sendJson } from './well-behaved.js';

const html =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

/** One function a fault; the record's type keeps it whole. */
export const misbehaviours: { readonly [F in StreamFault]: (task: Task) => Promise<void> } = {
  /** The connection closes before a byte of the answer. */
  async cut_before_first_byte({ exchange }) {
    exchange.cut();
  },

  /** Half a frame (plain: half the body), then the connection closes without its last chunk. */
  async cut_mid_frame(task) {
    await sendPart(task, halfAFrame(task));
    task.exchange.cut();
  },

  /** Whole frames, then a proper end of the response, as if that were all. Plain: an empty body. */
  async clean_end(task) {
    await sendPart(task, task.stream ? wholeFrames(task) : '', 'as if whole');
    task.exchange.response.end();
  },

  /** Whole frames (plain: half the body), then a TCP reset. */
  async reset(task) {
    await sendPart(task, task.stream ? wholeFrames(task) : halfAFrame(task));
    task.exchange.reset();
  },

  /** Some frames (plain: not even headers), then silence; for `forMs` or until the caller leaves. */
  async stall(task) {
    const { exchange, answer, stream, rule } = task;
    const before = stream ? wholeFrames(task) : '';
    if (stream) await sendPart(task, before);
    await exchange.pause(rule.forMs);
    if (exchange.over.aborted) return;
    if (!stream) return sendJson(exchange, 200, answer.json);
    await exchange.write(bytesOf(task).subarray(Buffer.byteLength(before)));
    exchange.response.end();
  },

  /** The provider reports its failure inside the stream. Plain: a body that is an error. */
  async error_frame(task) {
    if (!task.stream) return sendJson(task.exchange, 200, task.answer.errorBody);
    await sendPart(task, wholeFrames(task));
    await task.exchange.write(task.answer.errorFrame);
    task.exchange.response.end();
  },

  /** The page of a proxy whose backend is gone. */
  async html_502({ exchange: { response } }) {
    response.writeHead(502, {
      'content-type': 'text/html',
      'content-length': Buffer.byteLength(html),
    });
    response.end(html);
  },

  /** Status 200, content-type JSON, and the body is an error. */
  async ok_with_error_body({ exchange, answer }) {
    sendJson(exchange, 200, answer.errorBody);
  },

  /** JSON that stops in the middle, in a response that ends properly. */
  async truncated_json(task) {
    if (!task.stream) {
      await sendPart(task, halfAFrame(task), 'as if whole');
    } else {
      await sendPart(task, halfAFrame(task));
      // A blank line: the frame is whole as an event, broken as JSON.
      await task.exchange.write('\n\n');
    }
    task.exchange.response.end();
  },

  /**
   * Over a connection that stands this can only be a reset; `FaultUpstream.refusedURL` is the address
   * where nobody listens.
   */
  async connection_refused({ exchange }) {
    exchange.reset();
  },

  /** The same: `FaultUpstream.untrustedURL` is the address whose certificate nobody signed. */
  async tls_failure({ exchange }) {
    exchange.reset();
  },

  /** A good answer with a pause before every frame, or at `bytesPerSecond`. */
  async slow(task) {
    const { exchange, answer, stream, rule } = task;
    if (rule.bytesPerSecond !== undefined) return atRate(task, rule.bytesPerSecond);
    const pauseMs = rule.forMs ?? 100;
    if (stream) sendHead(exchange.response);
    for (const frame of stream ? answer.frames : []) {
      await exchange.pause(pauseMs);
      await exchange.write(frame);
    }
    if (stream) exchange.response.end();
    else {
      await exchange.pause(pauseMs);
      sendJson(exchange, 200, answer.json);
    }
  },

  ...unusualBytes,
};

/** Ten pieces a second, together as many bytes as asked for. */
async function atRate(task: Task, bytesPerSecond: number): Promise<void> {
  const { exchange } = task;
  const bytes = bytesOf(task);
  const piece = Math.max(1, Math.round(bytesPerSecond / 10));
  sendHeadOf(task);
  for (let at = 0; at < bytes.length && !exchange.over.aborted; at += piece) {
    await exchange.write(bytes.subarray(at, at + piece));
    await exchange.pause((1000 * piece) / bytesPerSecond);
  }
  exchange.response.end();
}
