import type { IncomingMessage, ServerResponse } from 'node:http';
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
 * written alike in Nest 10, 11 and 12, and paths outside a global prefix count too. On Fastify a
 * hook, because the first middleware there makes each request pass another router. The id goes on
 * the raw response, which a handler may write to by itself.
 */
export function openAtArrival({ httpAdapter }: HttpAdapterHost, writer: Writer): void {
  if (httpAdapter?.getType?.() === 'fastify') {
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
