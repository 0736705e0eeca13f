import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import Koa from 'koa';
import {
  type FaultwireOptions,
  fault,
  faultwire,
  type KoaContext,
  type Middleware,
  profiles,
} from '../src/index.js';
import { serving } from './serve.js';

type Context = KoaContext & {
  throw(status: number, message?: string): never;
  set(name: string, value: string): void;
};

/** An app whose only handler is this one. */
function appOf(
  handle: (ctx: Context) => unknown,
  options: FaultwireOptions = {},
): ReturnType<Koa['callback']> {
  const app = new Koa();
  app.silent = true;
  app.use(faultwire({ logger: false, ...options }));
  app.use(async (ctx: unknown) => {
    await handle(ctx as Context);
  });
  return app.callback();
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { error: { code: unknown } }).error.code;
}

function forbidden(ctx: Context): void {
  ctx.status = 403;
}

function broken(): ReadableStream {
  return new ReadableStream({
    pull(controller) {
      controller.error(fault('overloaded'));
    },
  });
}

describe('faultwire', () => {
  test.each([
    ['ctx.throw(404)', (ctx: Context) => ctx.throw(404), 404, 'not_found'],
    ['ctx.throw(402)', (ctx: Context) => ctx.throw(402, 'pay first'), 402, 'insufficient_balance'],
    ['a null', () => Promise.reject(null), 500, 'internal_error'],
    ['a Fault', () => Promise.reject(fault('conflict')), 409, 'conflict'],
    ['no answer at all', () => {}, 404, 'not_found'],
    ['a status without a body', forbidden, 403, 'permission_denied'],
  ])('%s comes out in the envelope', async (_, handle, status, code) => {
    await serving(appOf(handle), async (ask) => {
      const response = await ask('/');
      expect([response.status, await codeOf(response)]).toEqual([status, code]);
    });
  });

  test("a router's 405 and 501 become 405 with Allow", async () => {
    for (const status of [405, 501]) {
      const refuse = (ctx: Context): void => {
        ctx.status = status;
        ctx.set('Allow', 'POST, GET');
      };
      await serving(appOf(refuse), async (ask) => {
        const response = await ask('/', { method: 'PUT' });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
      });
    }
  });

  test.each([
    ['a failing status with a body of its own', 404, { mine: true }],
    ['a success', 200, { fine: true }],
  ])('leaves %s alone', async (_, status, body) => {
    const handle = (ctx: Context): void => {
      ctx.status = status;
      ctx.body = body;
    };
    await serving(appOf(handle), async (ask) => {
      const response = await ask('/', { headers: { 'x-request-id': 'k' } });
      expect([response.status, await response.json()]).toEqual([status, body]);
      expect(response.headers.get('x-request-id')).toBe('k');
    });
  });

  test('a body stream that breaks before its first byte is answered', async () => {
    const broken = (ctx: Context): void => {
      ctx.body = new Readable({
        read() {
          this.destroy(new Error('secret'));
        },
      });
    };
    await serving(appOf(broken), async (ask) => {
      const response = await ask('/');
      expect([response.status, await codeOf(response)]).toEqual([500, 'internal_error']);
    });
  });

  test.each([
    ['a web stream', (): unknown => broken()],
    ['a fetch Response', (): unknown => new Response(broken())],
  ])('%s that breaks before its first byte is answered', (_, body) => {
    const app = new Koa().use(faultwire({ logger: false })).use((ctx) => {
      ctx.body = body();
    });
    return serving(app.callback(), async (ask) => {
      const response = await ask('/');
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: { code: 'overloaded' } });
    });
  });

  test('web streams and Responses that are whole arrive as they are', () => {
    const app = new Koa().use(faultwire({ logger: false })).use((ctx) => {
      ctx.body =
        ctx.path === '/empty'
          ? new Response(null, { status: 202 })
          : new Response('made', { status: 201, headers: { 'x-mine': '1' } });
    });
    return serving(app.callback(), async (ask) => {
      const response = await ask('/');
      expect([response.status, await response.text()]).toEqual([201, 'made']);
      expect(response.headers.get('x-mine')).toBe('1');
      expect((await ask('/empty')).status).toBe(202);
    });
  });

  test('a body that a later middleware pipes on is answered too, as under koa-compress', () => {
    const app = new Koa().use(faultwire({ logger: false }));
    app.use(async (ctx, next) => {
      await next();
      ctx.body = (ctx.body as Readable).pipe(new PassThrough());
    });
    app.use((ctx) => {
      ctx.body = Readable.from(broken());
    });
    return serving(app.callback(), async (ask) => {
      const response = await ask('/');
      expect([response.status, await codeOf(response)]).toEqual([503, 'overloaded']);
    });
  });

  test('a body stream that breaks later is no whole answer', async () => {
    const broken = (ctx: Context): void => {
      let parts = 0;
      ctx.body = new Readable({
        read() {
          parts += 1;
          if (parts === 1) this.push('the first half');
          else setImmediate(() => this.destroy(new Error('secret')));
        },
      });
    };
    await serving(appOf(broken), async (ask) => {
      await expect(ask('/').then((response) => response.text())).rejects.toThrow();
    });
  });

  test('a router may have a contract of its own', async () => {
    const app = new Koa();
    const inner = faultwire({ logger: false, profile: profiles.solidrust });
    app.use(faultwire({ logger: false }) as Middleware as never);
    app.use(((ctx: Context & { path: string }, next: () => Promise<unknown>) =>
      ctx.path.startsWith('/rust') ? inner(ctx, next) : next()) as never);
    app.use(() => {
      throw fault('insufficient_balance');
    });
    await serving(app.callback(), async (ask) => {
      expect((await ask('/rust')).status).toBe(403);
      expect((await ask('/')).status).toBe(402);
    });
  });

  test('is told of once, with what Koa knows of the request', async () => {
    const reports: object[] = [];
    const observers = [{ onFault: (report: object) => reports.push(report) }];
    const handle = (ctx: Context): never => {
      Object.assign(ctx, { _matchedRoute: '/v1/chat/:kind' });
      Object.assign((ctx as unknown as { request: object }).request, { body: { model: 'demo' } });
      throw fault('overloaded');
    };
    await serving(
      appOf(handle, { observers }),
      async (ask) => void (await (await ask('/')).text()),
    );
    expect(reports).toEqual([
      expect.objectContaining({ code: 'overloaded', route: '/v1/chat/:kind', model: 'demo' }),
    ]);
  });

  test('refuses wrong options at start', () => {
    expect(() => faultwire({ allow: [] } as unknown as FaultwireOptions)).toThrow('`allow`');
  });
});
