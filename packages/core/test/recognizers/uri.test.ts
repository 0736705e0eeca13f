import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { serve, thrownBy } from './serving.js';

const require = createRequire(import.meta.url);
const express = require('express');

describe('URIError', () => {
  test('from the router of Express, for a path parameter', async () => {
    const app = express();
    let thrown: unknown;
    app.get('/models/:id', (_: unknown, res: { end(): void }) => res.end());
    app.use((error: unknown, _: unknown, res: { end(): void }, __: unknown) => {
      thrown = error;
      res.end();
    });
    const { url, close } = await serve(app);
    await fetch(`${url}/models/%E0%A4%A`);
    await close();
    expect(classify(thrown)).toMatchObject({
      code: 'invalid_request_error',
      status: 400,
      message: 'the URL of the request is malformed',
      param: undefined,
      evidence: { recognizer: 'uri', by: 'name', field: 'name', value: 'URIError' },
    });
  });

  test('from decodeURIComponent', () => {
    expect(classify(thrownBy(() => decodeURIComponent('%E0%A4%A'))).status).toBe(400);
  });
});
