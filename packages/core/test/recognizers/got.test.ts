import { describe, expect, test } from '@jest/globals';
import got from 'got';
import { classify } from '../../src/classify.js';
import { behavesAsForeign } from './clients.js';
import { failing } from './provider.js';

behavesAsForeign(
  'got',
  (url, { patienceMs, signal }) =>
    got
      .post(`${url}/chat`, {
        json: { prompt: 'x' },
        retry: { limit: 0 },
        timeout: { request: patienceMs },
        ...(signal === undefined ? {} : { signal }),
      })
      .json(),
  '127.0.0.1',
);

describe('got', () => {
  test('a 200 that is no JSON cannot be interpreted', async () => {
    const thrown = await failing({ body: '<html>a login page</html>' }, (url) => got(url).json());
    expect(classify(thrown)).toMatchObject({
      code: 'upstream_unreachable',
      upstream: { status: 200, raw: '<html>a login page</html>' },
    });
  });
});
