import { type IncomingHttpHeaders, request } from 'node:http';

/** An answer as it came, or as much of it as came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Did the last chunk, or all that content-length promised, come? */
  readonly whole: boolean;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
}

/** Long enough for a busy machine; a host that hangs is told as such. */
const PATIENCE_MS = 15_000;

/** One request on a connection of its own, and whatever comes back. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      outgoing.destroy();
      reject(new Error(`no answer to ${method} ${path}`));
    }, PATIENCE_MS);
    const outgoing = request(
      { port, host: '127.0.0.1', path, method, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        const settle = (): void => {
          clearTimeout(timer);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString('utf8'),
            whole: incoming.complete,
          });
        };
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', settle).on('close', settle);
      },
    );
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
  });
}

/** Headers of the host or of the connection, which mean nothing to the caller of the API. */
const HOSTS_OWN = new Set(['date', 'connection', 'keep-alive', 'x-powered-by']);

/** All that has to be equal on every host. */
export function comparable({ status, headers, body, whole }: Answer): object {
  const meaning = Object.entries(headers).filter(([name]) => !HOSTS_OWN.has(name));
  return { status, headers: Object.fromEntries(meaning.sort()), body, whole };
}
