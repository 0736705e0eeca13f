import type { ServerResponse } from 'node:http';
import type { AnswerOptions } from '../answer.js';
import { type Fault, fault } from '../fault.js';
import { frame } from '../frame.js';
import { readString } from '../guarded.js';
import type { StreamDialect } from '../types.js';
import { replaceHeaders } from './answer-headers.js';
import { cut } from './cut.js';
import { IdleTimer } from './idle-timer.js';
import { requestInfo } from './request-info.js';

/** How a stream is opened. */
export interface StreamOptions {
  /** The dialect of the route; its error frame ends a broken stream. Default `'chat'`. */
  dialect?: StreamDialect | undefined;
  /** How long nothing may come before a comment is sent, in ms. Default 10,000; 0 sends none. */
  heartbeatMs?: number | undefined;
}

/** Who may end a stream: only `finish()` or `fail()`; leaving in any other way is `fail()`. */
export interface StreamOwner {
  /**
   * Sends whole frames. Resolves when the caller can take more; rejects with
   * `client_closed_request` once the caller has left. After the end nothing is written.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Does the caller take less than was written? Then the promise of `write` is worth awaiting. */
  readonly full: boolean;
  /** The answer is whole: ends the response. */
  finish(): void;
  /**
   * The answer broke off: writes the dialect's error frame and ends the response; where no frame
   * can be written, destroys the socket. Never throws, and only its first call counts.
   */
  fail(fault: Fault, options?: AnswerOptions): void;
  /** Responses API: the `sequence_number` that an error frame takes. */
  sequenceNumber?: number | undefined;
}

/** `Symbol.for`, so that two copies of the package find each other's streams. */
const OWNER = Symbol.for('faultwire.streamOwner');
const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;
/** A block of its own, between frames: what every client was measured to take. */
const KEEP_ALIVE = ': keep-alive\n\n';
const READY: Promise<void> = Promise.resolve();

/**
 * Sends the 200 of an event stream and takes the response into one pair of hands: from here only
 * `finish()` and `fail()` end it, and a bare `res.end()` is a failure, so that no stream that broke
 * ends as if whole (docs/contract.md, "Streams"). Open it at the first content: before, a failure
 * still has its real status.
 *
 * @param res headers already on it stay, but for those of a plain body.
 * @throws a Fault `internal_error` where the response has an owner or has ended.
 * @example
 * ```ts
 * const stream = openStream(res, { dialect: 'chat' });
 * for await (const bytes of tokens) await stream.write(bytes);
 * stream.finish();
 * ```
 */
export function openStream(res: ServerResponse, options: StreamOptions = {}): StreamOwner {
  if (streamOwnerOf(res) !== undefined || res.writableEnded)
    throw fault('internal_error', { message: 'The response is already a stream, or has ended.' });
  return new OwnedStream(res, options);
}

/**
 * The owner of the stream that this response is, if it is one.
 *
 * @example
 * ```ts
 * streamOwnerOf(res)?.fail(fault('service_unavailable'));
 * ```
 */
export function streamOwnerOf(res: ServerResponse): StreamOwner | undefined {
  return (res as { [OWNER]?: StreamOwner })[OWNER];
}

class OwnedStream implements StreamOwner {
  sequenceNumber: number | undefined;
  readonly #res: ServerResponse;
  readonly #dialect: StreamDialect;
  readonly #heartbeat: IdleTimer<OwnedStream>;
  readonly #heartbeatMs: number;
  #state: 'open' | 'ended' | 'left' = 'open';
  #betweenFrames = true;
  #wrote = false;
  /** What the response's own `end` was. */
  readonly #end: ServerResponse['end'];
  #full: { promise: Promise<void>; settle: () => void } | undefined;

  constructor(res: ServerResponse, { dialect = 'chat', heartbeatMs = 10_000 }: StreamOptions) {
    this.#res = res;
    this.#dialect = dialect;
    writeHead(res, dialect);
    // One packet for the head and the frames that are there already.
    process.nextTick(flush, this);
    this.#heartbeatMs = heartbeatMs;
    this.#heartbeat = new IdleTimer<OwnedStream>(beat, this);
    if (heartbeatMs > 0) this.#heartbeat.start(heartbeatMs);
    (res as { [OWNER]?: StreamOwner })[OWNER] = this;
    this.#end = res.end;
    res.end = guardedEnd;
    // A write that crosses a reset is told as an error event after the close: never off again.
    res.on('close', onClose).on('error', ignore);
    if (res.destroyed) this.close('left');
  }

  get full(): boolean {
    return this.#full !== undefined;
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#state !== 'open') return this.#state === 'left' ? gone() : READY;
    if (bytes.length === 0) return READY;
    this.#heartbeat.touch();
    this.#wrote = true;
    this.#betweenFrames = endsFrame(bytes);
    return this.#res.write(bytes) ? READY : this.#drain();
  }

  finish(): void {
    if (this.close('ended')) this.#res.end();
  }

  fail(failure: Fault, options: AnswerOptions = {}): void {
    if (!this.close('ended')) return;
    const res = this.#res;
    // Nobody is left to read it, and whoever still holds the socket must not take it for an end.
    if (failure.code === 'client_closed_request') return void cut(res);
    try {
      const requestId = options.requestId ?? textHeader(res, 'x-request-id');
      const told = { ...options, requestId, sequenceNumber: this.sequenceNumber };
      // Half a frame is closed first, or the error frame would be swallowed by it.
      res.end(`${this.#betweenFrames ? '' : '\n\n'}${frame(failure, this.#dialect, told)}`);
    } catch {
      // Without the last chunk every client raises (clients measured).
      cut(res);
    }
  }

  /** Nothing was written yet: the head goes alone. */
  flush(): void {
    if (!this.#wrote && this.#state === 'open') this.#res.flushHeaders();
  }

  beat(): void {
    if (this.#betweenFrames && !this.#res.writableNeedDrain) this.#res.write(KEEP_ALIVE);
    this.#heartbeat.start(this.#heartbeatMs);
  }

  /** One promise for all who wait, so that a caller who does not await leaves nothing unhandled. */
  #drain(): Promise<void> {
    if (this.#full === undefined) {
      let settle = (): void => {};
      const promise = new Promise<void>((resolve, reject) => {
        settle = () => (this.#state === 'left' ? reject(callerLeft()) : resolve());
      });
      promise.catch(() => {});
      this.#full = { promise, settle };
      this.#res.once('drain', onDrain);
    }
    return this.#full.promise;
  }

  settle(): void {
    this.#full?.settle();
    this.#full = undefined;
  }

  close(state: 'ended' | 'left'): boolean {
    if (this.#state !== 'open') return false;
    this.#state = state;
    this.#heartbeat.stop();
    if (this.#full !== undefined) this.#res.off('drain', onDrain);
    this.settle();
    return state === 'left' || !(this.#res.destroyed || this.#res.writableEnded);
  }

  /** The response's `end`, guarded: a `finally { res.end() }` is the commonest false ending. */
  end(args: unknown[]): ServerResponse {
    if (this.#state !== 'open') return Reflect.apply(this.#end, this.#res, args);
    const message = 'The stream was ended by something other than its owner.';
    this.fail(fault('internal_error', { message }));
    return this.#res;
  }
}

// What a response is given is the same for all streams: a closure for each would weigh more than
// their state.

function beat(owner: OwnedStream): void {
  owner.beat();
}

function flush(owner: OwnedStream): void {
  owner.flush();
}

function onDrain(this: ServerResponse): void {
  ownerOf(this).settle();
}

function onClose(this: ServerResponse): void {
  ownerOf(this).close('left');
}

function guardedEnd(this: ServerResponse, ...args: unknown[]): ServerResponse {
  return ownerOf(this).end(args);
}

/** Of a response that listens, or whose `end` is guarded, and so has one. */
function ownerOf(res: ServerResponse): OwnedStream {
  return (res as { [OWNER]?: OwnedStream })[OWNER] as OwnedStream;
}

function writeHead(res: ServerResponse, dialect: StreamDialect): void {
  if (res.headersSent) return;
  const id = textHeader(res, 'x-request-id') ?? requestInfo(res.req).id;
  replaceHeaders(res, HEADERS);
  res.setHeader('x-request-id', id);
  // Anthropic's SDK reads no other (clients measured).
  if (dialect === 'anthropic') res.setHeader('request-id', id);
  res.writeHead(200);
  // Node keeps the head as the pieces that it was joined of, which weigh three times as much, as
  // long as the stream is open; searching it makes one text of them.
  /^/.test(readString(res, '_header', 65_536) ?? '');
}

function ignore(): void {}

function endsFrame(bytes: Uint8Array): boolean {
  const last = bytes[bytes.length - 1];
  const before = bytes[bytes.length - 2];
  if (last === 13) return before === 13;
  return last === 10 && (before === 10 || (before === 13 && endsLine(bytes.at(-3))));
}

function endsLine(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

function textHeader(res: ServerResponse, name: string): string | undefined {
  const value = res.getHeader(name);
  return typeof value === 'string' ? value : undefined;
}

function callerLeft(): Fault {
  return fault('client_closed_request');
}

function gone(): Promise<void> {
  const promise = Promise.reject<void>(callerLeft());
  promise.catch(() => {});
  return promise;
}
