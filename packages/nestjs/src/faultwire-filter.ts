import type { FaultwireOptions } from '@faultwire/core';
import { createWriter, type Writer } from '@faultwire/core/node';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { throwError } from 'rxjs';
import { type PlatformRequest, type PlatformResponse, rawRequest, takeResponse } from './raw.js';

/**
 * Answers every exception of an http handler in the documented envelope, on Express and Fastify.
 * For `useGlobalFilters`, or `@UseFilters` on one controller with a profile of its own;
 * `FaultwireModule` registers one for the whole app. Other contexts (microservices, GraphQL, web
 * sockets) keep their own handlers: there the exception is thrown on.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultwireFilter({ profile: profiles.openai }));
 * ```
 */
@Catch()
export class FaultwireFilter implements ExceptionFilter {
  readonly #writer: Writer;

  /**
   * @param options default: profile `standard`, the console as logger.
   * @throws TypeError naming the option that is wrong.
   */
  constructor(options?: FaultwireOptions) {
    this.#writer = createWriter(options);
  }

  /** Called by Nest. */
  catch(exception: unknown, host: ArgumentsHost): unknown {
    const type: string = host.getType();
    // A microservice's handler must be handed an Observable; what it throws would be unhandled.
    if (type === 'rpc') return throwError(() => exception);
    if (type !== 'http') throw exception;
    const http = host.switchToHttp();
    const request = http.getRequest<PlatformRequest>();
    const req = rawRequest(request);
    const res = takeResponse(http.getResponse<PlatformResponse>());
    this.#writer.open(req, res, request);
    return this.#writer.fail(exception, req, res);
  }
}
