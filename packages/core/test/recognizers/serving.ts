import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A server on a free port, and how to end it with every socket it has. */
export async function serve(
  listener: RequestListener,
): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Next = (outcome?: unknown) => void;

/** Runs a middleware or a parser on one real request and gives back what it passed to `next`. */
export async function thrownOn(
  middleware: (req: IncomingMessage, res: ServerResponse, next: Next) => unknown,
  send: (port: number) => Promise<unknown>,
): Promise<unknown> {
  const { port, close, outcome } = await serveOnce(middleware);
  try {
    const sent = send(port).catch(() => undefined);
    const thrown = await outcome;
    await sent;
    return thrown;
  } finally {
    await close();
  }
}

async function serveOnce(
  middleware: (req: IncomingMessage, res: ServerResponse, next: Next) => unknown,
): Promise<{ port: number; close(): Promise<void>; outcome: Promise<unknown> }> {
  let settle: Next = () => undefined;
  const outcome = new Promise<unknown>((resolve) => {
    settle = resolve;
  });
  const { port, close } = await serve((req, res) => {
    middleware(req, res, (thrown) => {
      settle(thrown);
      if (!res.destroyed) res.end();
    });
  });
  return { port, close, outcome };
}

/** A POST by fetch. */
export function post(
  body: string | FormData,
  headers: Record<string, string> = {},
): (port: number) => Promise<unknown> {
  return async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers });
    await response.arrayBuffer();
  };
}

/** Bytes as they are, then the connection is cut: a caller that leaves. */
export function cutAfter(text: string): (port: number) => Promise<unknown> {
  return async (port) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    await new Promise((written) => socket.write(text, written));
    socket.resetAndDestroy();
  };
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

/** What a function throws. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}
