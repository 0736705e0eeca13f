import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { fault } from '@faultwire/core';
import { decodedBody } from './decoded-body.js';

/** One request as it goes out. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Any of them ends the exchange, with its reason as the error. */
  readonly signals: readonly AbortSignal[];
  readonly connectMs: number;
  readonly firstByteMs: number;
}

/** The head of an answer, its body still to come. */
export interface IncomingAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. Throws a signal's reason, or the connection's error. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The one thing that calls out. */
export interface Transport {
  send(request: OutgoingRequest): Promise<IncomingAnswer>;
  close(): void;
}

interface Agents {
  readonly 'http:': http.Agent;
  readonly 'https:': https.Agent;
}

/**
 * A transport over node:http(s) with connections kept alive: about a third of the CPU of one over
 * fetch. It limits connecting and the wait for the head; the clocks of the body belong to its reader.
 */
export function createTransport(): Transport {
  const options = { keepAlive: true, scheduling: 'lifo' } as const;
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return {
    send: (request) => exchange(request, agents),
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function exchange(outgoing: OutgoingRequest, agents: Agents): Promise<IncomingAnswer> {
  return new Promise((resolve, reject) => {
    const already = outgoing.signals.find((signal) => signal.aborted);
    if (already !== undefined) return reject(already.reason);
    const request = open(outgoing, agents);
    let response: IncomingMessage | undefined;
    // Once the head is here, only the response's own end carries the reason to whoever reads it.
    linkSignals(outgoing.signals, request, (reason) => (response ?? request).destroy(reason));
    request.on('error', reject); // `on`: an error after the first must not be unhandled
    limitConnecting(request, outgoing.connectMs);
    const late = limit(request, outgoing.firstByteMs, () =>
      fault('request_timeout', { message: `no answer within ${outgoing.firstByteMs} ms` }),
    );
    request.once('response', (incoming) => {
      clearTimeout(late);
      response = incoming;
      // A signal that ends the exchange before anyone reads must not be an unhandled error.
      incoming.on('error', () => {});
      resolve({ status: incoming.statusCode ?? 0, ...decodedBody(incoming) });
    });
    request.end(outgoing.body);
  });
}

function open({ url, method, headers }: OutgoingRequest, agents: Agents): http.ClientRequest {
  return url.protocol === 'https:'
    ? https.request(url, { method, headers, agent: agents['https:'] })
    : http.request(url, { method, headers, agent: agents['http:'] });
}

/** Listens until the exchange is over and no longer: a signal may outlive a million exchanges. */
function linkSignals(
  signals: readonly AbortSignal[],
  request: http.ClientRequest,
  end: (reason: Error) => void,
): void {
  for (const signal of signals) {
    const abort = (): void => end(asError(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    request.once('close', () => signal.removeEventListener('abort', abort));
  }
}

/** A kept-alive socket is connected already; a new one has `connectMs`, TLS included. */
function limitConnecting(request: http.ClientRequest, connectMs: number): void {
  request.once('socket', (socket) => {
    if (!socket.connecting) return;
    const late = limit(request, connectMs, () =>
      Object.assign(new Error(`no connection within ${connectMs} ms`), { code: 'ETIMEDOUT' }),
    );
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => clearTimeout(late));
  });
}

function limit(request: http.ClientRequest, ms: number, error: () => Error): NodeJS.Timeout {
  const timer = setTimeout(() => request.destroy(error()), ms);
  request.once('close', () => clearTimeout(timer));
  return timer;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : fault('client_closed_request', { cause: reason });
}
