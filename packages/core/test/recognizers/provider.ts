import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the provider fails. */
export interface Failure {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: unknown;
  /** `reset`: no answer, the socket is cut; `stall`: no answer at all; `cut`: half a body. */
  transport?: 'reset' | 'stall' | 'cut';
}

/** A provider that fails in one way for as long as `use` runs; what `use` throws is handed back. */
export async function failing(
  failure: Failure,
  use: (baseURL: string) => Promise<unknown>,
): Promise<unknown> {
  const server = createServer((req, res) => {
    if (failure.transport === 'reset') return void req.socket.resetAndDestroy();
    if (failure.transport === 'stall') return;
    const { status = 200, headers = {}, body = {} } = failure;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const length = failure.transport === 'cut' ? text.length + 50 : text.length;
    res.writeHead(status, {
      'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
      'content-length': length,
      ...headers,
    });
    if (failure.transport === 'cut') res.write(text, () => req.socket.resetAndDestroy());
    else res.end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  } catch (thrown) {
    return thrown;
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  throw new Error('nothing was thrown');
}

/** Nobody listens there: the server has just gone. */
export async function refusing(use: (baseURL: string) => Promise<unknown>): Promise<unknown> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return use(`http://127.0.0.1:${port}/v1`).then(
    () => {
      throw new Error('nothing was thrown');
    },
    (thrown: unknown) => thrown,
  );
}

/** OpenAI's envelope (https://platform.openai.com/docs/guides/error-codes). */
export function envelope(
  message: string,
  type: string,
  code: string | null = null,
  param: string | null = null,
): object {
  return { error: { message, type, code, param } };
}

export const BAD_KEY = envelope(
  'Incorrect API key provided: sk-proj-abcdefghijklmnop.',
  'invalid_request_error',
  'invalid_api_key',
);
export const TOO_LONG = envelope(
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
  'invalid_request_error',
  'context_length_exceeded',
  'messages',
);
export const NO_QUOTA = envelope(
  'You exceeded your current quota, please check your plan and billing details.',
  'insufficient_quota',
  'insufficient_quota',
);
