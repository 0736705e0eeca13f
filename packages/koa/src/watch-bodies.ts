import type { KoaContext } from './context.js';

/** Contexts whose failures are ours, and what to do with one. */
const failing = new WeakMap<object, (error: unknown) => void>();
const watched = new WeakSet<object>();

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
  failing.set(ctx, fail);
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
      const report = failing.get(this.ctx);
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
