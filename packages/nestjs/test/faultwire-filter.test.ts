import { describe, expect, test } from '@jest/globals';
import { type ArgumentsHost, Controller, Get } from '@nestjs/common';
import { isObservable, lastValueFrom, type Observable } from 'rxjs';
import { FaultwireFilter, type FaultwireOptions, fault } from '../src/index.js';
import { failureOf, serving } from './app.js';

const hostOf = (type: string): ArgumentsHost => ({ getType: () => type }) as ArgumentsHost;

describe('FaultwireFilter', () => {
  test('serves useGlobalFilters without the module', async () => {
    @Controller()
    class OneController {
      @Get() get(): never {
        throw fault('overloaded');
      }
    }
    await serving(
      { controllers: [OneController] },
      async (ask) => {
        expect(await failureOf(await ask('/'))).toEqual([503, 'overloaded']);
        expect(await failureOf(await ask('/nothing'))).toEqual([404, 'not_found']);
      },
      (app) => void app.useGlobalFilters(new FaultwireFilter({ logger: false })),
    );
  });

  test.each(['graphql', 'ws'])('leaves %s to its own handler', (type) => {
    const thrown = new Error('theirs');
    expect(() => new FaultwireFilter({ logger: false }).catch(thrown, hostOf(type))).toThrow(
      thrown,
    );
  });

  test('leaves microservices to theirs, as the Observable that they expect', async () => {
    const thrown = new Error('theirs');
    const left = new FaultwireFilter({ logger: false }).catch(thrown, hostOf('rpc'));
    expect(isObservable(left)).toBe(true);
    await expect(lastValueFrom(left as Observable<never>)).rejects.toBe(thrown);
  });

  test('refuses wrong options at start', () => {
    expect(() => new FaultwireFilter({ profile: {} } as unknown as FaultwireOptions)).toThrow(
      '`profile`',
    );
  });
});
