import { describe, expect, test } from '@jest/globals';
import type { Host } from './host.js';
import { ask, comparable } from './http.js';

/** @nestjs/throttler and nestjs-zod, as installed beside Nest 11, on both of its platforms. */
export function nestLibrariesOn(hosts: () => readonly Host[]): void {
  const eleven = (): readonly Host[] => hosts().filter(({ name }) => name.startsWith('nest11'));

  const posted = (body: object): Parameters<typeof ask>[2] => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'n' },
    body: JSON.stringify(body),
  });

  describe("Nest's own ecosystem", () => {
    test.each([
      [
        'a ThrottlerException, with the wait that its guard wrote',
        '/libraries/throttled',
        { headers: { 'x-request-id': 'n' } },
        429,
        {
          message: 'Rate limit exceeded. Please retry after 9 seconds.',
          type: 'rate_limit_error',
          code: 'rate_limit_exceeded',
          param: null,
        },
      ],
      [
        "nestjs-zod's wrong type",
        '/libraries/zod',
        posted({ model: 'm', temperature: 'hot' }),
        422,
        { type: 'validation_error', code: 'validation_error', param: 'temperature' },
      ],
      [
        // Contract section 3: an absent `model` is a malformed request.
        "nestjs-zod's missing model",
        '/libraries/zod',
        posted({}),
        400,
        { type: 'invalid_request_error', code: 'invalid_request_error', param: 'model' },
      ],
    ])('%s', async (_, path, asked, status, error) => {
      const answers = await Promise.all(eleven().map(({ port }) => ask(port, path, asked)));
      expect(answers).toHaveLength(2);
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        expect(JSON.parse(answer.body)).toMatchObject({ error });
        expect(comparable(answer)).toEqual(comparable(answers[0] as (typeof answers)[0]));
      }
    });
  });
}
