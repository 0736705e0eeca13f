import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import {
  Controller,
  type ExecutionContext,
  type MessageEvent,
  Sse,
  UseGuards,
} from '@nestjs/common';
import {
  concat,
  finalize,
  map,
  NEVER,
  type Observable,
  of,
  range,
  Subject,
  throwError,
} from 'rxjs';
import { FaultwireModule, type FaultwireOptions, fault, profiles } from '../../src/index.js';
import { SseFaults } from '../../src/sse/sse-faults.js';
import { failureOf, serving } from '../app.js';

const OVERLOADED =
  'data: {"error":{"message":"the provider is overloaded","type":"api_error","code":"overloaded","param":null}}\n\n';
const overloaded = (): Observable<never> => throwError(() => fault('overloaded'));

const left = new Subject<void>();
const refuse = { canActivate: () => false };

@Controller('sse')
class EventsController {
  @Sse('before') before(): Observable<MessageEvent> {
    return overloaded();
  }
  @Sse('after') after(): Observable<MessageEvent> {
    return concat(of({ data: 'one' }), overloaded());
  }
  @Sse('many') many(): Observable<MessageEvent> {
    // More than a socket takes at once: the frame has to come behind all of it.
    const events = range(1, 2_000).pipe(map((n) => ({ data: `${n} ${'x'.repeat(1_000)}` })));
    return concat(events, overloaded());
  }
  @Sse('empty') empty(): Observable<MessageEvent> {
    return of();
  }
  @Sse('guarded') @UseGuards(refuse) guarded(): Observable<MessageEvent> {
    return of({ data: 'never' });
  }
  @Sse('endless') endless(): Observable<MessageEvent> {
    return concat(of({ data: 'one' }), NEVER).pipe(finalize(() => left.next()));
  }
}

const metadata = (options: FaultwireOptions = {}): object => ({
  imports: [FaultwireModule.forRoot({ logger: false, ...options })],
  controllers: [EventsController],
});

describe('@Sse()', () => {
  test('a failure before the first event keeps its status', () =>
    serving(metadata(), async (ask) => {
      expect(await failureOf(await ask('/sse/before'))).toEqual([503, 'overloaded']);
    }));

  test('a failure after it ends in the error frame, without an id or an event line', () =>
    serving(metadata(), async (ask) => {
      const text = await (await ask('/sse/after')).text();
      expect(text).toBe(`\nid: 1\ndata: one\n\n${OVERLOADED}`);
    }));

  test('the frame comes behind everything that was sent before it', () =>
    serving(metadata(), async (ask) => {
      const text = await (await ask('/sse/many')).text();
      expect(text.match(/^id: /gm)).toHaveLength(2_000);
      expect(text.endsWith(`x\n\n${OVERLOADED}`)).toBe(true);
    }));

  test('an empty stream is an empty stream', () =>
    serving(metadata(), async (ask) => {
      const response = await ask('/sse/empty');
      expect([response.status, (await response.text()).trim()]).toEqual([200, '']);
    }));

  test('a guard that refuses is answered as anywhere else', () =>
    serving(metadata(), async (ask) => {
      expect(await failureOf(await ask('/sse/guarded'))).toEqual([403, 'permission_denied']);
    }));

  test('a second app in the process has its own contract', async () => {
    await serving(metadata(), async (ask) => void (await (await ask('/sse/before')).text()));
    await serving(metadata({ profile: profiles.openai }), async (ask) => {
      const { error } = (await (await ask('/sse/before')).json()) as { error: { type: string } };
      expect(error.type).toBe('server_error');
    });
  });

  test('a caller that leaves ends the source', () =>
    serving(metadata(), async (ask) => {
      const url = new URL((await ask('/nothing')).url);
      const unsubscribed = new Promise<void>((resolve) => left.subscribe(() => resolve()));
      const request = get(new URL('/sse/endless', url));
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      await once(response, 'data');
      request.on('error', () => {}).destroy();
      await unsubscribed;
    }));
});

describe('the hold', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('ends after 5 s: a quiet stream may begin', () => {
    jest.useFakeTimers();
    const written: unknown[] = [];
    const res = Object.create({
      writeHead: (...args: unknown[]) => written.push(args),
    }) as ServerResponse;
    const http = { getRequest: () => ({ headers: {} }), getResponse: () => res };
    const context = { getType: () => 'http', switchToHttp: () => http };
    const faults = new SseFaults({ fail: () => {} });
    faults.canActivate(context as unknown as ExecutionContext);
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const events = faults.intercept(context as unknown as ExecutionContext, {
      handle: () => NEVER,
    });
    const subscription = events.subscribe();
    jest.advanceTimersByTime(4_999);
    expect(written).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(written).toHaveLength(1);
    subscription.unsubscribe();
  });

  test('leaves other contexts alone', () => {
    const context = { getType: () => 'rpc' } as unknown as ExecutionContext;
    const faults = new SseFaults({ fail: () => {} });
    expect(faults.canActivate(context)).toBe(true);
    expect(faults.intercept(context, { handle: () => NEVER })).toBe(NEVER);
  });
});
