import { expect, test } from '@jest/globals';
import Koa from 'koa';
import { type ApiKeyOptions, faultwire, requireApiKey } from '../src/index.js';
import { serving } from './serve.js';

const app = new Koa();
app.use(faultwire({ logger: false }));
app.use(
  requireApiKey({ prefix: 'sr_', verify: (key) => (key === 'sr_good' ? { name: 'alice' } : null) }),
);
app.use(async (ctx) => {
  ctx.body = ctx.state['account'] ?? {};
});

test('the account is at ctx.state.account', () =>
  serving(app.callback(), async (ask) => {
    const response = await ask('/', { headers: { authorization: 'bearer sr_good' } });
    expect(await response.json()).toEqual({ name: 'alice' });
  }));

test('a missing key is refused, a preflight is not', () =>
  serving(app.callback(), async (ask) => {
    const refused = await ask('/');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="api"',
    ]);
    expect((await ask('/', { method: 'OPTIONS' })).status).toBe(200);
  }));

test('wrong options are refused at start', () => {
  expect(() => requireApiKey({} as ApiKeyOptions<object>)).toThrow('`verify`');
});
