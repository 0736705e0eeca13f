import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Writer } from '@faultwire/core/node';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReplyLike } from './raw.js';

interface FastifyRequestLike {
  readonly raw: IncomingMessage;
}

/** What is used of a Fastify instance. */
interface FastifyLike {
  addHook(
    name: 'onRequest',
    hook: (request: FastifyRequestLike, reply: FastifyReplyLike, done: () => void) => void,
  ): unknown;
}

/**
 * Opens every request when it arrives, by the platform's own means: no wildcard for middleware is
 * written alike in Nest 10, 11 and 12, and paths outside a global prefix count too. On Fastify raw
 * middleware runs before hooks and may answer by itself, so the server's own event opens the request;
 * the hook says what Fastify knows of it, and opens those that are injected without a server.
 */
export function openAtArrival({ httpAdapter }: HttpAdapterHost, writer: Writer): void {
  if (httpAdapter?.getType?.() === 'fastify') {
    const server: Pick<Server, 'prependListener'> | undefined = httpAdapter.getHttpServer();
    server?.prependListener('request', (req, res) => void writer.open(req, res));
    const fastify: FastifyLike = httpAdapter.getInstance();
    fastify.addHook('onRequest', (request, reply, done) => {
      writer.open(request.raw, reply.raw, request);
      done();
    });
    return;
  }
  httpAdapter?.use((req: IncomingMessage, res: ServerResponse, next: () => void) => {
    writer.open(req, res);
    next();
  });
}
