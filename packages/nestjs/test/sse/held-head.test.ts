import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { HeldHead } from '../../src/sse/held-head.js';

/** A response that notes what is called on it. */
function noting(): { res: ServerResponse; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): unknown => {
      calls.push([name, ...args]);
      return res;
    };
  const res = Object.create({
    writeHead: note('writeHead'),
    write: note('write'),
    flushHeaders: note('flushHeaders'),
    end: note('end'),
  }) as ServerResponse;
  return { res, calls };
}

const HEAD = { 'Content-Type': 'text/event-stream', Connection: 'keep-alive' };

describe('HeldHead', () => {
  test('keeps the head of an event stream, and what follows it, until it is released', () => {
    const { res, calls } = noting();
    const held = new HeldHead(res);
    res.writeHead(200, HEAD);
    res.flushHeaders();
    expect(res.write('\n')).toBe(true);
    expect(calls).toEqual([]);
    held.release();
    expect(calls).toEqual([
      ['writeHead', 200, HEAD],
      ['write', '\n'],
    ]);
    res.write('data: 1\n\n');
    expect(calls).toHaveLength(3);
    expect(Object.keys(res)).toEqual([]);
    expect(HeldHead.of(res)).toBeUndefined();
  });

  test('discarded, it was never there', () => {
    const { res, calls } = noting();
    const held = new HeldHead(res);
    res.writeHead(200, HEAD);
    held.discard();
    held.release();
    res.end('plain');
    expect(calls).toEqual([['end', 'plain']]);
  });

  test.each([
    ['another head', (res: ServerResponse) => void res.writeHead(404, { 'content-type': 'x/y' })],
    ['a bare head', (res: ServerResponse) => void res.writeHead(500)],
    ['a write', (res: ServerResponse) => void res.write('text')],
    ['an end', (res: ServerResponse) => void res.end()],
    ['a flush', (res: ServerResponse) => res.flushHeaders()],
  ])('%s goes through, and ends the hold', (_, call) => {
    const { res, calls } = noting();
    new HeldHead(res);
    call(res);
    expect(calls).toHaveLength(1);
    expect(HeldHead.of(res)).toBeUndefined();
  });

  test('an end sends what was held before it', () => {
    const { res, calls } = noting();
    new HeldHead(res);
    res.writeHead(200, HEAD);
    res.end();
    expect(calls.map(([name]) => name)).toEqual(['writeHead', 'end']);
  });

  test('puts back what another middleware had put on the response', () => {
    const { res } = noting();
    const theirs = (): boolean => true;
    res.write = theirs;
    new HeldHead(res).discard();
    expect(res.write).toBe(theirs);
  });
});
