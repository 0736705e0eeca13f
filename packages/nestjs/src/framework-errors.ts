import type { IncomingMessage } from 'node:http';
import type { FaultwireOptions } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';
import { type FastifyReplyLike, takeResponse } from './raw.js';

/**
 * For Fastify's option `frameworkErrors`: what Fastify refuses before any handler, such as a URL
 * that cannot be decoded, is answered in the envelope too. Nest's filters never see it.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * new FastifyAdapter({ frameworkErrors: frameworkErrors(options) });
 * ```
 */
export function frameworkErrors(
  options?: FaultwireOptions,
): (error: unknown, request: { readonly raw: IncomingMessage }, reply: FastifyReplyLike) => void {
  const writer = createWriter(options);
  return (error, request, reply) => writer.fail(error, request.raw, takeResponse(reply));
}
