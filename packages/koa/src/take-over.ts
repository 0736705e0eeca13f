import type { KoaApp, KoaContext } from './context.js';

/** What to do with a failure of this context. */
export type Fail = (ctx: KoaContext, thrown: unknown) => void;

/**
 * On contexts whose failures are ours. A property and no WeakMap, which makes the garbage collector
 * look at every request (10 µs each, measured).
 */
const FAIL = Symbol('faultwire.fail');
type Owned = KoaContext & { [FAIL]?: Fail };

/** What is used of `app.response`, the prototype that Koa has for extending. */
interface KoaResponse {
  readonly ctx: Owned;
  body: unknown;
}

const taken = new WeakSet<object>();

/** From here `fail` is what happens to what Koa itself hears of; the innermost middleware's stands. */
export function own(ctx: KoaContext, fail: Fail): void {
  (ctx as Owned)[FAIL] = fail;
}

/**
 * Koa's own error handling, in the hands of whoever owns the context. On the app's prototypes, once,
 * so that a request costs nothing; at the first request, after whatever the application put there.
 */
export function takeOver({ context, response }: KoaApp): void {
  if (taken.has(context)) return;
  taken.add(context);
  takeErrors(context);
  takeBodies(response);
}

/** What breaks after all middleware; Koa calls it with `null` for a response that ended well. */
function takeErrors(context: KoaApp['context']): void {
  const { onerror } = context;
  context.onerror = function (this: Owned, error: unknown): void {
    if (error === null || error === undefined) return;
    const fail = this[FAIL];
    if (fail !== undefined) fail(this, error);
    else onerror?.call(this, error);
  };
}

/**
 * Hears of every stream that becomes `ctx.body`, the ones that a later middleware pipes into another
 * as well. Koa 2 does so by itself; Koa 3 forgets the first one, and as `pipe` hands no error on, a
 * source that breaks under koa-compress would leave the caller waiting for ever.
 */
function takeBodies(response: object): void {
  const body = accessorOf(response);
  const set = body?.set;
  if (set === undefined) return;
  Object.defineProperty(response, 'body', {
    ...body,
    set(this: KoaResponse, value: unknown) {
      set.call(this, value);
      const { ctx } = this;
      const fail = ctx[FAIL];
      if (fail !== undefined && isStream(value)) value.once('error', (error) => fail(ctx, error));
    },
  });
}

function isStream(
  value: unknown,
): value is { once(event: 'error', run: (error: unknown) => void): void } {
  if (typeof value !== 'object' || value === null) return false;
  const { once, pipe } = value as { once?: unknown; pipe?: unknown };
  return typeof once === 'function' && typeof pipe === 'function';
}

function accessorOf(prototype: object | null): PropertyDescriptor | undefined {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'body');
    if (found !== undefined) return found;
  }
  return undefined;
}
