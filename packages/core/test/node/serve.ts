import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as far as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly whole: boolean;
}

/** What it returns is waited for before the server closes. */
type Handle = (req: IncomingMessage, res: ServerResponse) => unknown;

/** One request through a handler over a real socket. */
export async function answerOf(
  handle: Handle,
  asked: {
    path?: string;
    method?: string;
    headers?: Record<string, string>;
    body?: Uint8Array | string;
  } = {},
): Promise<Answer> {
  const handled: unknown[] = [];
  const server = createServer((req, res) => handled.push(handle(req, res)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { body, ...options } = asked;
    const outgoing = request({ port, host: '127.0.0.1', agent: false, ...options });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
    const sent = body === undefined ? undefined : once(outgoing, 'close');
    await new Promise((resolve) => incoming.once('close', resolve));
    await sent;
    await Promise.all(handled);
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      whole: incoming.complete,
    };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
