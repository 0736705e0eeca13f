import { hostileThrows } from '@faultwire/lab';
import { describe, expect, test } from '@jest/globals';
import { expectedThrow } from './expected-throws.js';
import type { Host } from './host.js';
import { type Answer, ask, comparable } from './http.js';

/** Express' own control flow where a bare async handler of Express 5 rejects with it. */
const CONTROL_FLOW = new Set(["Express' word route", "Express' word router"]);

const LEAKS = /secret of the house|stolen|forged|[a-z]\.[jt]s:\d|at \w+ \(|node_modules|\/hosts\//;

/** Every hostile value, from an async handler of every host: one valid envelope, the same bytes. */
export function hostileThrowsOn(hosts: () => readonly Host[]): void {
  describe('a hostile throw', () => {
    test.each(hostileThrows.map(({ name }, number) => ({ name, number })))(
      '$name',
      async ({ name, number }) => {
        const path = `/${CONTROL_FLOW.has(name) ? 'wrapped' : 'throw'}/${number}`;
        const headers = { 'x-request-id': 'conformance-1', authorization: 'Bearer sr_secret-key' };
        const answers = await Promise.all(hosts().map(({ port }) => ask(port, path, { headers })));
        expectEnvelopeOf(name, answers[0]);
        for (const [index, answer] of answers.entries())
          expect([hosts()[index]?.name, comparable(answer)]).toEqual([
            hosts()[index]?.name,
            comparable(answers[0] as Answer),
          ]);
      },
      60_000,
    );

    test('inside wrap() each is answered the same', async () => {
      for (const number of hostileThrows.keys()) {
        const asked = { headers: { 'x-request-id': 'conformance-1' } };
        const [first, ...rest] = await Promise.all(
          hosts().map(({ port }) => ask(port, `/wrapped/${number}`, asked)),
        );
        for (const answer of rest) expect(comparable(answer)).toEqual(comparable(first as Answer));
      }
    }, 120_000);
  });
}

function expectEnvelopeOf(name: string, answer: Answer | undefined): void {
  const expected = expectedThrow(name);
  const { status, headers, body, whole } = answer as Answer;
  expect(whole).toBe(true);
  expect(status).toBe(expected.status);
  const { error } = JSON.parse(body) as { error: Record<string, unknown> };
  expect(Object.keys(error)).toEqual(['message', 'type', 'code', 'param']);
  expect(error).toMatchObject({ type: expected.type, code: expected.code });
  if (typeof expected.message === 'string') expect(error['message']).toBe(expected.message);
  else expect(expected.message.test(String(error['message']))).toBe(true);
  expect(Buffer.byteLength(String(error['message']))).toBeLessThanOrEqual(8192);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-request-id': 'conformance-1',
    ...expected.headers,
  });
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['content-encoding']).toBeUndefined();
  expect(JSON.stringify(headers) + body).not.toMatch(LEAKS);
  expect(body).not.toContain('sr_secret-key');
}
