import { describe, expect, test } from '@jest/globals';
import type { Host } from './host.js';
import { ask } from './http.js';

const FRAME = 'data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n';

function errorFrame(code: string, message: string): string {
  return `data: {"error":{"message":"${message}","type":"api_error","code":"${code}","param":null}}\n\n`;
}

const INTERNAL = errorFrame('internal_error', 'internal server error');
const OVERLOADED = errorFrame('overloaded', 'the provider is overloaded');

/** Headers sent already: an honest end, or none (docs/contract.md, "Streams"). */
export function streamsOn(hosts: () => readonly Host[]): void {
  describe('a throw after the headers', () => {
    test('of an event stream ends in the error frame, and cleanly', async () => {
      for (const host of hosts()) {
        const headers = { 'x-request-id': `late-${host.name}` };
        const { status, body, whole } = await ask(host.port, '/events', { headers });
        expect([host.name, status, body, whole]).toEqual([host.name, 200, FRAME + INTERNAL, true]);
        const { log } = await host.message(
          ({ log }) => log?.request_id === headers['x-request-id'],
        );
        expect(log).toMatchObject({ code: 'internal_error', phase: 'after_first_byte' });
      }
    });

    test('of an owned stream is written by its owner', async () => {
      for (const host of hosts()) {
        const { body, whole, headers } = await ask(host.port, '/owned', {
          headers: { 'x-request-id': 'o' },
        });
        expect([host.name, body, whole]).toEqual([host.name, FRAME + OVERLOADED, true]);
        expect(headers['x-request-id']).toBe('o');
      }
    });

    test('of anything else cuts the connection, so that it cannot pass for whole', async () => {
      for (const { port, name } of hosts()) {
        // What was written in the same turn may be lost with the connection, head and all.
        const { whole } = await ask(port, '/partial').catch(() => ({ whole: false }));
        expect([name, whole]).toEqual([name, false]);
      }
    });
  });

  const nest = (): readonly Host[] => hosts().filter(({ name }) => name.startsWith('nest'));

  describe('@Sse()', () => {
    test('a whole stream is left alone', async () => {
      for (const { port, name } of nest()) {
        const { status, body, headers } = await ask(port, '/sse/whole');
        expect([name, status, body]).toEqual([
          name,
          200,
          '\nid: 1\ndata: one\n\nid: 2\ndata: two\n\n',
        ]);
        expect(headers['content-type']).toBe('text/event-stream');
      }
    });

    test.each([
      ['before', 429, 'rate_limit_exceeded'],
      ['before-late', 404, 'model_not_found'],
      ['before-rejected', 503, 'overloaded'],
    ])('a failure %s the first event keeps its status', async (path, expected, code) => {
      for (const { port, name } of nest()) {
        const { status, body, headers } = await ask(port, `/sse/${path}`);
        expect([name, status]).toEqual([name, expected]);
        expect(headers['content-type']).toBe('application/json; charset=utf-8');
        expect(JSON.parse(body)).toMatchObject({ error: { code } });
      }
    });

    test.each([
      ['after', '\nid: 1\ndata: one\n\nid: 2\ndata: two\n\n', OVERLOADED],
      ['after-late', '\nid: 1\ndata: one\n\n', INTERNAL],
    ])('a failure %s the first event ends in the error frame', async (path, events, frame) => {
      for (const { port, name } of nest()) {
        const { status, body, whole } = await ask(port, `/sse/${path}`);
        expect([name, status, body, whole]).toEqual([name, 200, events + frame, true]);
      }
    });
  });
}
