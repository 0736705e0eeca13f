import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { read } from '../guarded.js';

/**
 * Has the caller left? Then nothing can be sent any more. Sockets of test injectors and of HTTP/2
 * lack some of these properties or throw on them, so each is read safely and only a plain word counts.
 */
export function callerGone(req: IncomingMessage, res: ServerResponse): boolean {
  if (read(res, 'destroyed') === true) return true;
  const socket = read(req, 'socket');
  if (read(socket, 'destroyed') === true) return true;
  // HTTP/2's socket speaks for the stream, which a HEAD has ended from the start; its stream is one
  // of a connection that lives on.
  if (req.httpVersionMajor === 1) return read(socket, 'writable') === false;
  return read(read(res, 'stream'), 'destroyed') === true;
}

/** Runs once when the caller leaves before the answer is complete. */
export function onCallerGone(
  req: IncomingMessage,
  res: ServerResponse | undefined,
  run: () => void,
): void {
  if (res === undefined) return void watchSocket(req, run);
  if (callerGone(req, res)) return void run();
  let whole = false;
  res.once('finish', () => {
    whole = isWhole(res);
  });
  res.once('close', () => {
    if (!whole) run();
  });
}

/** At `finish`: HTTP/2 says so of an answer that was broken off, too. */
export function isWhole(res: ServerResponse): boolean {
  return res.writableEnded && read(read(res, 'stream'), 'aborted') !== true;
}

const watched: WeakMap<Socket, () => void> = new WeakMap();

/**
 * Only the request is known, and its connection outlives a normal end: the next request on it
 * takes the place of the one before, or listeners would pile up.
 */
function watchSocket(req: IncomingMessage, run: () => void): void {
  req.once('aborted', run);
  const { socket } = req;
  if (socket?.destroyed !== false) return;
  const before = watched.get(socket);
  if (before !== undefined) socket.off('close', before);
  watched.set(socket, run);
  socket.once('close', run);
}
