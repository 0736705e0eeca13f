import { describe, expect, test } from '@jest/globals';
import { Controller, type ExecutionContext, Get, Req } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { type ApiKeyOptions, FaultwireModule, requireApiKey } from '../src/index.js';
import { serving } from './app.js';

const options: ApiKeyOptions<{ name: string }> = {
  prefix: 'sr_',
  verify: (key) => (key === 'sr_good' ? { name: 'alice' } : null),
};

@Controller()
class AccountController {
  @Get() get(@Req() request: { account: object }): object {
    return request.account;
  }
}

const metadata = {
  imports: [FaultwireModule.forRoot({ logger: false })],
  controllers: [AccountController],
  providers: [{ provide: APP_GUARD, useFactory: () => requireApiKey(options) }],
};

describe('requireApiKey', () => {
  test('hands the account on at request.account', () =>
    serving(metadata, async (ask) => {
      const response = await ask('/', { headers: { authorization: 'Bearer sr_good' } });
      expect(await response.json()).toEqual({ name: 'alice' });
    }));

  test('refuses as the contract says', () =>
    serving(metadata, async (ask) => {
      const response = await ask('/', { headers: { authorization: 'Bearer pk_good' } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer realm="api", error="invalid_token"',
      ]);
    }));

  test('reads the key of a GraphQL request out of its context', async () => {
    const req = { method: 'POST', headers: { authorization: 'Bearer sr_good' } };
    const context = { getType: () => 'graphql', getArgByIndex: () => ({ req }) };
    expect(await requireApiKey(options).canActivate(context as unknown as ExecutionContext)).toBe(
      true,
    );
    expect(req).toHaveProperty('account', { name: 'alice' });
  });

  test('refuses where there is no http request', async () => {
    const context = { getType: () => 'rpc' } as unknown as ExecutionContext;
    expect(await requireApiKey(options).canActivate(context)).toBe(false);
  });

  test('refuses wrong options at start', () => {
    expect(() => requireApiKey({} as ApiKeyOptions<object>)).toThrow('`verify`');
  });
});
