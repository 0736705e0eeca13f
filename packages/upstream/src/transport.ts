import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { urlToHttpOptions } from 'node:url';
import { fault } from '@faultwire/core';
import { decodedBody } from './decoded-body.js';
import type { EndSignal } from './resilience/end-signal.js';

/** One request as it goes out. */
export interface OutgoingRequest {
  /** Never changed once it is here. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Any of them ends the exchange, with its reason as the error. */
  readonly signals: readonly EndSignal[];
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
    const { signals, body, connectMs, firstByteMs } = outgoing;
    for (const signal of signals) if (signal.aborted) return reject(signal.reason);
    const request = open(outgoing, agents);
    let response: IncomingMessage | undefined;
    const late = setTimeout(() => {
      const message = `no answer within ${firstByteMs} ms`;
      request.destroy(fault('request_timeout', { message }));
    }, firstByteMs);
    // Once the head is here, only the response's own end carries the reason to whoever reads it.
    const abort = (): void => {
      const { reason } = signals.find(({ aborted }) => aborted) as EndSignal;
      (response ?? request).destroy(asError(reason));
    };
    for (const signal of signals) signal.addEventListener('abort', abort);
    request.on('error', reject); // `on`: an error after the first must not be unhandled
    request.on('socket', (socket) => {
      // A kept-alive socket is connected already.
      if (socket.connecting) limitConnecting(request, socket, connectMs);
    });
    request.on('response', (incoming) => {
      clearTimeout(late);
      response = incoming;
      // A signal that ends the exchange before anyone reads must not be an unhandled error.
      incoming.on('error', ignore);
      const { headers, body: bytes } = decodedBody(incoming);
      resolve({ status: incoming.statusCode ?? 0, headers, body: bytes });
    });
    // Until the exchange is over and no longer: a signal may outlive a million exchanges.
    request.on('close', () => {
      clearTimeout(late);
      for (const signal of signals) signal.removeEventListener('abort', abort);
    });
    request.end(body);
  });
}

function ignore(): void {}

/** What node:http makes of a URL, made once: destinations are few. */
const addresses: WeakMap<URL, http.RequestOptions> = new WeakMap();

function open({ url, method, headers }: OutgoingRequest, agents: Agents): http.ClientRequest {
  let address = addresses.get(url);
  if (address === undefined) {
    address = urlToHttpOptions(url) as http.RequestOptions;
    addresses.set(url, address);
  }
  const { protocol, hostname, port, path, auth } = address;
  const secure = protocol === 'https:';
  const agent = agents[secure ? 'https:' : 'http:'];
  const options = { protocol, hostname, port, path, auth, method, headers, agent };
  return secure ? https.request(options) : http.request(options);
}

/** A new connection has `connectMs`, TLS included. */
function limitConnecting(request: http.ClientRequest, socket: Socket, connectMs: number): void {
  const late = setTimeout(() => {
    const error = new Error(`no connection within ${connectMs} ms`);
    request.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
  }, connectMs);
  const inTime = (): void => clearTimeout(late);
  socket.once('encrypted' in socket ? 'secureConnect' : 'connect', inTime);
  request.once('close', inTime);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : fault('client_closed_request', { cause: reason });
}
