import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { MessageEvent } from '@nestjs/common';

/**
 * An event that is never sent: sent on like any other, it runs `run` in the place where it would
 * have been written, behind all events before it. Nest queues events, and its queue cannot be asked.
 */
export function behindPending(res: ServerResponse, run: () => void): MessageEvent {
  const mark = `faultwire:${randomUUID()}`;
  const own = Object.getOwnPropertyDescriptor(res, 'write');
  const { write } = res;
  const value = (...args: unknown[]): unknown => {
    if (!carries(args[0], mark)) return Reflect.apply(write, res, args);
    if (own === undefined) Reflect.deleteProperty(res, 'write');
    else Object.defineProperty(res, 'write', own);
    run();
    return true;
  };
  Object.defineProperty(res, 'write', { value, configurable: true, writable: true });
  return { data: mark };
}

function carries(chunk: unknown, mark: string): boolean {
  return (typeof chunk === 'string' || Buffer.isBuffer(chunk)) && chunk.includes(mark);
}
