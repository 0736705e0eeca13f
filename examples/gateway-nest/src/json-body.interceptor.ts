import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { json } from 'express';
import { Desk, maxBodyBytes } from 'gateway-desk';
import type { Observable } from 'rxjs';

/**
 * Parses the body after the guards: who has no key need not upload anything, and hears of the key
 * first. (Nest's own parser is a middleware, and those run before guards.)
 */
@Injectable()
export class JsonBody implements NestInterceptor {
  readonly #parse = json({ limit: maxBodyBytes, type: () => true });

  constructor(@Inject(Desk) private readonly desk: Desk) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest();
    this.desk.acceptBody(request);
    await new Promise<void>((resolve, reject) => {
      this.#parse(request, http.getResponse(), (error) => (error ? reject(error) : resolve()));
    });
    return next.handle();
  }
}
