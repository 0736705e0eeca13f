import { fault } from '@faultwire/core';

type Next = (error?: unknown) => void;

/**
 * For async handlers of Express 4, whose rejections otherwise reach nobody: they go to `next()`.
 * On Express 4 and 5 alike, a thrown `undefined`, `null`, `''`, `0`, `false`, `'route'` or
 * `'router'` is told as an `internal_error`; bare, Express takes these for "go on".
 *
 * @param handler any handler or error handler; what comes back has the same type and parameters.
 * @example
 * ```ts
 * app.post('/v1/chat/completions', wrap(async (req, res) => { … }));
 * ```
 */
export function wrap<H extends (...args: never[]) => unknown>(handler: H): H {
  function wrapped(this: unknown, ...args: never[]): unknown {
    const next = nextOf(args);
    try {
      const result: unknown = Reflect.apply(handler, this, args);
      if (!isThenable(result)) return result;
      return result.then(undefined, (thrown: unknown) => next(asFailure(thrown)));
    } catch (thrown) {
      return next(asFailure(thrown));
    }
  }
  // Express tells error handlers (4) and param handlers by the number of parameters.
  Object.defineProperty(wrapped, 'length', { value: handler.length });
  return wrapped as unknown as H;
}

/** The third for handlers and param handlers, the fourth for error handlers. */
function nextOf(args: readonly unknown[]): Next {
  return (typeof args[2] === 'function' ? args[2] : args[3]) as Next;
}

/** Express' own control flow: falsy is success, these two words skip routes. */
function asFailure(thrown: unknown): unknown {
  const taken = !thrown || thrown === 'route' || thrown === 'router';
  return taken ? fault('internal_error', { cause: thrown }) : thrown;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
