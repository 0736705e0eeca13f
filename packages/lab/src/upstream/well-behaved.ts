import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange.js';
import type { GoodAnswer } from './good-answer.js';

/** The head of a good stream. */
export function sendHead(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
}

/** A whole JSON answer in one write. */
export function sendJson(
  { response }: Exchange,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** A good answer, plain or as a stream. */
export async function answerWell(
  exchange: Exchange,
  answer: GoodAnswer,
  stream: boolean,
): Promise<void> {
  if (!stream) return sendJson(exchange, 200, answer.json);
  sendHead(exchange.response);
  for (const frame of answer.frames) await exchange.write(frame);
  exchange.response.end();
}
