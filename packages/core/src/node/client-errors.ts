import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { answer } from '../answer.js';
import { checkOptions } from '../check-options.js';
import { type Fault, fault } from '../fault.js';
import { read, readString } from '../guarded.js';
import type { FaultwireOptions } from '../observer.js';
import { closeGently } from './close-gently.js';
import { makeRequestId } from './request-id.js';
import { Teller } from './teller.js';

/**
 * Gives Node's own parser answers the envelope: a request that cannot be parsed, headers that are
 * too large, a request that takes too long to come. No framework sees these. The statuses are
 * folded to those of the profile like any other. Each is logged; observers, who count requests, are
 * not told.
 *
 * @param server the node:http (or https) server that the framework listens on.
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * answerClientErrors(app.listen(8080), { profile: profiles.solrouter });
 * ```
 */
export function answerClientErrors(
  server: Pick<Server, 'prependListener'>,
  options?: FaultwireOptions,
): void {
  const { profile } = checkOptions(options);
  const teller = new Teller({ ...options, observers: [] });
  // First, because Fastify has a listener of its own, and only one can answer.
  server.prependListener('clientError', (error: Error, socket: unknown) => {
    const connection = socket as Socket;
    // Told already: the parser complains anew of whatever else comes.
    if (connection.writableEnded) return;
    if (!connection.writable || answerBegun(connection)) return void connection.destroy();
    const failure = faultOf(error);
    const requestId = makeRequestId();
    const { status, headers, body } = answer(failure, { profile, requestId });
    const lines = Object.entries({
      ...headers,
      date: new Date().toUTCString(),
      connection: 'close',
      'content-length': String(Buffer.byteLength(body)),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    closeGently(
      connection,
      `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n${lines.join('')}\r\n${body}`,
    );
    teller.fault(failure, undefined, { request_id: requestId });
  });
}

/** Loaded by whoever made the server, so it costs nothing here; the import of this module would. */
function reasonPhrase(status: number): string {
  return process.getBuiltinModule('node:http').STATUS_CODES[status] ?? 'Error';
}

/** Bytes of an answer are out on this connection: a second one would only corrupt it. */
function answerBegun(socket: Socket): boolean {
  return readString(read(socket, '_httpMessage'), '_header') !== undefined;
}

/** The codes of llhttp and of node:http's timeouts (Node's own handler knows the same ones). */
function faultOf(error: Error): Fault {
  switch (read(error, 'code')) {
    case 'HPE_HEADER_OVERFLOW':
      return fault('invalid_request_error', { message: 'request header fields too large' });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return fault('request_too_large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return fault('request_timeout', { origin: 'caller' });
    default:
      return fault('invalid_request_error', { message: 'the request is not valid HTTP' });
  }
}
