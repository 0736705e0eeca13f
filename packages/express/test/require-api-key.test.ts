import { expect, test } from '@jest/globals';
import express from 'express';
import { type ApiKeyOptions, faultwire, requireApiKey } from '../src/index.js';
import { serving } from './serve.js';

const app = express();
app.use(
  requireApiKey({ prefix: 'sr_', verify: (key) => (key === 'sr_good' ? { name: 'alice' } : null) }),
);
app.get('/account', (_req, res) => void res.json(res.locals['account']));
app.options('/account', (_req, res) => void res.sendStatus(204));
app.use(faultwire({ logger: false }));

test('the account is at res.locals.account', () =>
  serving(app, async (ask) => {
    const response = await ask('/account', { headers: { authorization: 'bearer sr_good' } });
    expect(await response.json()).toEqual({ name: 'alice' });
  }));

test('a bad key is refused, a preflight is not', () =>
  serving(app, async (ask) => {
    const refused = await ask('/account', { headers: { authorization: 'Bearer sr_bad' } });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="api", error="invalid_token"',
    ]);
    expect((await ask('/account', { method: 'OPTIONS' })).status).toBe(204);
  }));

test('wrong options are refused at start', () => {
  expect(() => requireApiKey({} as ApiKeyOptions<object>)).toThrow('`verify`');
});
