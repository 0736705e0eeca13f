import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultwireOptions } from '@faultwire/core';
import { unrouted, type Writer } from '@faultwire/core/node';
import type { HttpAdapterHost } from '@nestjs/core';

/**
 * Below a global prefix, Nest 12 on Express hears nothing of paths outside it, and Express answers
 * them in HTML. A last handler takes them; it is added once the server listens, behind whatever
 * the application adds to Express after Nest's own routes.
 */
export function answerLastOnExpress(
  { httpAdapter }: HttpAdapterHost,
  writer: Writer,
  allow: FaultwireOptions['allow'],
): void {
  if (httpAdapter?.getType?.() !== 'express') return;
  const server: { once?(event: 'listening', run: () => void): void } | undefined =
    httpAdapter.getHttpServer();
  server?.once?.('listening', () => {
    httpAdapter.use((req: IncomingMessage, res: ServerResponse) =>
      writer.fail(unrouted(req, allow), req, res),
    );
  });
}
