import type { KoaContext } from './context.js';

/**
 * On contexts whose failures are ours: what to do with one. A property and no WeakMap, which makes
 * the garbage collector look at every request (10 µs each, measured).
 */
const FAIL = Symbol('faultwire.fail');
const watched = new WeakSet<object>();

type Watched = KoaContext & { [FAIL]?: (error: unknown) => void };

/** What is used of `app.response`, the prototype that Koa has for extending. */
interface KoaResponse {
  readonly ctx: KoaContext;
  body: unknown;
}

/**
 * Hears of every stream that becomes `ctx.body`, the ones that a later middleware pipes into another
 * as well. Koa 2 does so by itself; Koa 3 forgets the first one, and as `pipe` hands no error on, a
 * source that breaks under koa-compress would leave the caller waiting for ever.
 */
export function watchBodies(ctx: KoaContext, fail: (error: unknown) => void): void {
  (ctx as Watched)[FAIL] = fail;
  const prototype = ctx.app?.response;
  if (prototype === undefined || watched.has(prototype)) return;
  watched.add(prototype);
  const body = accessorOf(prototype);
  if (body?.set === undefined) return;
  const { set } = body;
  Object.defineProperty(prototype, 'body', {
    ...body,
    set(this: KoaResponse, value: unknown) {
      Reflect.apply(set, this, [value]);
      const { once, pipe } = (value ?? {}) as { once?: unknown; pipe?: unknown };
      const report = (this.ctx as Watched)[FAIL];
      if (report !== undefined && typeof once === 'function' && typeof pipe === 'function')
        Reflect.apply(once, value, ['error', report]);
    },
  });
}

function accessorOf(prototype: object | null): PropertyDescriptor | undefined {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'body');
    if (found !== undefined) return found;
  }
  return undefined;
}
