import { describe, expect, test } from '@jest/globals';
import type { Host } from './host.js';
import { ask, comparable } from './http.js';

/** Paths and methods without a route. */
export function routingOn(hosts: () => readonly Host[]): void {
  describe('without a route', () => {
    test.each([
      ['GET', '/nowhere'],
      ['POST', '/nowhere?secret=1'],
      ['DELETE', '/v1/nothing/at/all'],
      ['GET', '/v1/models/'],
      ['OPTIONS', '/nowhere'],
      ['PROPFIND', '/nowhere'],
    ])('%s %s is not found', async (method, path) => {
      for (const { port, name } of hosts()) {
        const { status, headers, body } = await ask(port, path, { method });
        expect([name, status, headers.allow]).toEqual([name, 404, undefined]);
        expect(JSON.parse(body)).toEqual({
          error: {
            message: 'not found',
            type: 'invalid_request_error',
            code: 'not_found',
            param: null,
          },
        });
      }
    });

    test.each([
      ['GET', '/v1/chat/completions', 'POST'],
      ['DELETE', '/v1/chat/completions?x=1', 'POST'],
      ['PUT', '/v1/chat/completions/', 'POST'],
      ['POST', '/v1/models/demo-small', 'GET, HEAD'],
      // What no route of the app has: @koa/router's 501.
      ['PROPFIND', '/v1/models/demo-small', 'GET, HEAD'],
    ])('%s %s is refused with Allow: %s', async (method, path, allow) => {
      const asked = { method, headers: { 'x-request-id': 'r' } };
      const answers = await Promise.all(hosts().map(({ port }) => ask(port, path, asked)));
      for (const answer of answers) {
        expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
        expect(JSON.parse(answer.body)).toEqual({
          error: {
            message: 'method not allowed',
            type: 'invalid_request_error',
            code: 'method_not_allowed',
            param: null,
          },
        });
        expect(comparable(answer)).toEqual(comparable(answers[0] as (typeof answers)[0]));
      }
    });

    test.each([
      ['POST', '/v1/chat/completions'],
      ['GET', '/v1/models/demo-small'],
      ['HEAD', '/v1/models/demo-small'],
    ])('%s %s has one', async (method, path) => {
      for (const { port, name } of hosts()) {
        const { status } = await ask(port, path, { method });
        expect([name, status < 300]).toEqual([name, true]);
      }
    });

    test("Express' own control flow in a synchronous handler goes on, unless wrapped", async () => {
      for (const { port } of hosts().filter(({ name }) => name.startsWith('express')))
        for (const word of ['route', 'router', 'null'])
          expect((await ask(port, `/sync/${word}`)).status).toBe(404);
    });
  });
}
