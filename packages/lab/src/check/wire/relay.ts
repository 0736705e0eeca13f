import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** One request on the wire and the bytes that came back for it. */
export interface Exchanged {
  /** ms since the relay opened. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  /** At most 256 KiB. */
  readonly answer: Buffer;
}

/** A TCP relay before the server: counts requests where no client can forget one. */
export interface WireRelay {
  readonly origin: string;
  readonly exchanged: readonly Exchanged[];
  close(): Promise<void>;
}

const requestLine = /(?:^|\n)(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (\S+) HTTP\/1\.[01]\r\n/g;
const MAX_ANSWER = 262_144;

interface Open {
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly parts: Buffer[];
  bytes: number;
}

/**
 * Opens a relay on a free loopback port. Resets, half-closes and bytes pass as they are.
 *
 * @param headers lines that every request gets, as some gateways are told their provider by one.
 */
export async function openRelay(target: URL, headers: readonly string[] = []): Promise<WireRelay> {
  const startedAt = performance.now();
  const seen: Open[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connectTo(target);
    let current: Open | undefined;
    join(client, upstream, sockets);
    client.on('data', (chunk: Buffer) => {
      for (const [, method = '', path = ''] of chunk.toString('latin1').matchAll(requestLine)) {
        const atMs = performance.now() - startedAt;
        current = { atMs, method, path, parts: [], bytes: 0 };
        seen.push(current);
      }
      pass(client, upstream, withHeaders(withHost(chunk, target), headers));
    });
    upstream.on('data', (chunk: Buffer) => {
      if (current !== undefined && current.bytes < MAX_ANSWER) {
        current.parts.push(chunk);
        current.bytes += chunk.length;
      }
      pass(upstream, client, chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get exchanged() {
      return seen.map(({ parts, bytes: _, ...rest }) => ({
        ...rest,
        answer: Buffer.concat(parts),
      }));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function connectTo(target: URL): Socket {
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const secure = target.protocol === 'https:';
  const port = Number(target.port || (secure ? 443 : 80));
  return secure
    ? connectTls({ host, port, servername: host, ALPNProtocols: ['http/1.1'] })
    : connect({ host, port, allowHalfOpen: true });
}

/**
 * The end of one side is the end of the other, in the same way. A server that is not there ends the
 * client only once its request has come, so that it is counted.
 */
function join(client: Socket, upstream: Socket, sockets: Set<Socket>): void {
  const whenAsked = (end: () => void): void => {
    if (client.bytesRead > 0) end();
    else client.once('data', end);
  };
  for (const [from, to, then] of [
    [client, upstream, (end: () => void) => end()],
    [upstream, client, whenAsked],
  ] as const) {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('end', () => then(() => to.end()));
    from.on('error', () => then(() => to.resetAndDestroy()));
    from.on('close', (failed) => {
      sockets.delete(from);
      then(() => (failed ? to.destroy() : to.destroySoon()));
    });
  }
}

function pass(from: Socket, to: Socket, chunk: Buffer): void {
  if (to.destroyed || to.writableEnded) return;
  if (!to.write(chunk)) {
    from.pause();
    to.once('drain', () => from.resume());
  }
}

/** A server behind a name wants to hear that name. */
function withHost(chunk: Buffer, target: URL): Buffer {
  if (
    target.hostname === '127.0.0.1' ||
    !/\r\nhost: 127\.0\.0\.1/i.test(chunk.toString('latin1'))
  ) {
    return chunk;
  }
  const text = chunk.toString('latin1');
  return Buffer.from(text.replace(/(\r\nhost: )[^\r]*/i, `$1${target.host}`), 'latin1');
}

function withHeaders(chunk: Buffer, headers: readonly string[]): Buffer {
  const text = chunk.toString('latin1');
  if (headers.length === 0 || text.search(requestLine) !== 0) return chunk;
  const line = text.indexOf('\r\n');
  return Buffer.from(
    `${text.slice(0, line)}\r\n${headers.join('\r\n')}${text.slice(line)}`,
    'latin1',
  );
}
