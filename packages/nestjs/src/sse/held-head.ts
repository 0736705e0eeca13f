import type { ServerResponse } from 'node:http';

type Call = readonly [method: 'writeHead' | 'write', args: readonly unknown[]];

const METHODS = ['writeHead', 'flushHeaders', 'write', 'end'] as const;
const held: WeakMap<ServerResponse, HeldHead> = new WeakMap();

/**
 * Holds back the head of an event stream until its first event, so that a failure before it can
 * still have its own status: Nest sends the 200 before it even asks the handler (Nest 10) or at
 * the next turn of the event loop (11, 12). Anything but the head of an event stream goes through.
 */
export class HeldHead {
  readonly #res: ServerResponse;
  readonly #own: Map<string, PropertyDescriptor | undefined> = new Map();
  #calls: Call[] = [];

  /** The hold on a response, if there is one. */
  static of(res: ServerResponse): HeldHead | undefined {
    return held.get(res);
  }

  constructor(res: ServerResponse) {
    this.#res = res;
    for (const method of METHODS)
      this.#own.set(method, Object.getOwnPropertyDescriptor(res, method));
    this.#override('writeHead', (...args) =>
      isEventStream(args) ? this.#keep(['writeHead', args], res) : this.#pass('writeHead', args),
    );
    this.#override('write', (...args) =>
      this.#calls.length > 0 ? this.#keep(['write', args], true) : this.#pass('write', args),
    );
    this.#override('flushHeaders', (...args) =>
      this.#calls.length > 0 ? undefined : this.#pass('flushHeaders', args),
    );
    this.#override('end', (...args) => this.#pass('end', args));
    held.set(res, this);
  }

  /** The stream has begun: what was held goes out, in order. */
  release(): void {
    const calls = this.#calls;
    this.discard();
    for (const [method, args] of calls) this.#invoke(method, args);
  }

  /** The stream never began: nothing that was held is sent. */
  discard(): void {
    if (!held.delete(this.#res)) return;
    this.#calls = [];
    for (const [method, own] of this.#own)
      if (own === undefined) Reflect.deleteProperty(this.#res, method);
      else Object.defineProperty(this.#res, method, own);
  }

  #override(method: string, value: (...args: unknown[]) => unknown): void {
    Object.defineProperty(this.#res, method, { value, configurable: true, writable: true });
  }

  #keep<Result>(call: Call, result: Result): Result {
    this.#calls.push(call);
    return result;
  }

  #pass(method: (typeof METHODS)[number], args: readonly unknown[]): unknown {
    this.release();
    return this.#invoke(method, args);
  }

  #invoke(method: (typeof METHODS)[number], args: readonly unknown[]): unknown {
    return Reflect.apply(this.#res[method], this.#res, args);
  }
}

/** `writeHead(status, [message], headers)` with Nest's own head of an event stream. */
function isEventStream(args: readonly unknown[]): boolean {
  const headers = args.at(-1);
  if (typeof headers !== 'object' || headers === null) return false;
  return Object.values(headers).includes('text/event-stream');
}
