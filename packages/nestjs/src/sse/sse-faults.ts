import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestInfo, type Writer } from '@faultwire/core/node';
import type {
  CallHandler,
  CanActivate,
  ExecutionContext,
  MessageEvent,
  NestInterceptor,
} from '@nestjs/common';
import { Observable } from 'rxjs';
import { type PlatformRequest, type PlatformResponse, rawRequest, rawResponse } from '../raw.js';
import { behindPending } from './behind-pending.js';
import { HeldHead } from './held-head.js';

/** The 200 is held back no longer than this (docs/contract.md, "Streams"). */
const HOLD_MS = 5_000;

type Event = MessageEvent | string | object;

/**
 * What `@Sse()` handlers meet, and only they: as a guard it holds the head of the stream back, as
 * an interceptor it lets it go at the first event. A failure before is answered with its status;
 * after it the stream ends in the error frame, where Nest would end it as if whole.
 */
export class SseFaults implements CanActivate, NestInterceptor {
  readonly #writer: Pick<Writer, 'fail'>;

  constructor(writer: Pick<Writer, 'fail'>) {
    this.#writer = writer;
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() === 'http') new HeldHead(pairOf(context).res);
    return true;
  }

  intercept(context: ExecutionContext, next: CallHandler<Event>): Observable<Event> {
    if (context.getType() !== 'http') return next.handle();
    const { req, res } = pairOf(context);
    return new Observable<Event>((subscriber) => {
      const head = HeldHead.of(res);
      let begun = false;
      const begin = (): void => {
        if (begun) return;
        begun = true;
        clearTimeout(hold);
        head?.release();
      };
      const hold = setTimeout(begin, HOLD_MS);
      const source = next.handle().subscribe({
        next: (event) => {
          begin();
          subscriber.next(event);
        },
        error: (thrown: unknown) => {
          const fail = (): void => this.#writer.fail(thrown, req, res);
          if (begun) subscriber.next(behindPending(res, fail));
          else {
            head?.discard();
            fail();
          }
          subscriber.complete();
        },
        complete: () => {
          begin();
          subscriber.complete();
        },
      });
      return () => {
        clearTimeout(hold);
        source.unsubscribe();
      };
    });
  }
}

function pairOf(context: ExecutionContext): { req: IncomingMessage; res: ServerResponse } {
  const http = context.switchToHttp();
  const request = http.getRequest<PlatformRequest>();
  requestInfo(request);
  return {
    req: rawRequest(request),
    res: rawResponse(http.getResponse<PlatformResponse>()),
  };
}
