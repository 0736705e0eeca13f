import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, FaultwireOptions, Report } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';

/** A server on a port of its own. */
export interface Served {
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

export async function serve(handle: Handler): Promise<Served> {
  const server = createServer((req, res) => void handle(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A gateway whose failures go the adapters' way: through the writer. */
export interface Gateway extends Served {
  readonly reports: Report[];
  readonly faults: Fault[];
  /** Resolves with the next fault that is reported. */
  nextFault(): Promise<Fault>;
}

export async function serveGateway(
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
  options: FaultwireOptions = {},
): Promise<Gateway> {
  const reports: Report[] = [];
  const faults: Fault[] = [];
  const waiting: ((fault: Fault) => void)[] = [];
  const writer = createWriter({
    ...options,
    logger: false,
    observers: [
      {
        onFault(report, fault) {
          reports.push(report);
          faults.push(fault);
          waiting.shift()?.(fault);
        },
      },
    ],
  });
  const served = await serve((req, res) => {
    writer.open(req, res);
    handle(req, res).catch((error: unknown) => writer.fail(error, req, res));
  });
  return Object.assign(served, {
    reports,
    faults,
    nextFault: () => new Promise<Fault>((resolve) => waiting.push(resolve)),
  });
}

/** An answer as far as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Did it end as HTTP ends? */
  readonly complete: boolean;
}

/** One request on a connection of its own; never rejects once the head has come. */
export async function ask(url: string, agent?: Agent): Promise<Answer> {
  const outgoing = request(url, { agent: agent ?? new Agent({ keepAlive: false }) });
  outgoing.end();
  const [res] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('error', () => {});
  await new Promise((resolve) => res.once('close', resolve));
  return {
    status: res.statusCode ?? 0,
    headers: res.headers,
    body: Buffer.concat(chunks),
    complete: res.complete,
  };
}

/** The last frame's data, parsed. */
export function lastData(body: Uint8Array | string): unknown {
  const frames = body
    .toString()
    .split(/(?:\r\n|\n|\r){2}/)
    .filter((frame) => frame !== '');
  const line = frames
    .at(-1)
    ?.split('\n')
    .find((text) => text.startsWith('data:'));
  return line === undefined ? undefined : JSON.parse(line.slice(5));
}
