import { describe, expect, test } from '@jest/globals';
import {
  BadRequestException,
  type CanActivate,
  Controller,
  Get,
  Inject,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type NestInterceptor,
  type NestModule,
  Param,
  ParseIntPipe,
  Post,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { throwError } from 'rxjs';
import {
  FaultwireFilter,
  FaultwireModule,
  type FaultwireOptions,
  fault,
  profiles,
} from '../src/index.js';
import { failureOf, serving } from './app.js';

const quiet: FaultwireOptions = { logger: false };

const refuse: CanActivate = { canActivate: () => false };
const overload: CanActivate = {
  canActivate: () => {
    throw fault('overloaded');
  },
};
const broken: NestInterceptor = { intercept: () => throwError(() => fault('conflict')) };

@Controller('v1')
class PlacesController {
  @Get('handler') handler(): never {
    throw fault('insufficient_balance');
  }
  @Get('exception') exception(): never {
    throw new BadRequestException(['one is wrong', 'two is missing']);
  }
  @Get('guard') @UseGuards(overload) guard(): void {}
  @Get('refused') @UseGuards(refuse) refused(): void {}
  @Get('interceptor') @UseInterceptors(broken) interceptor(): void {}
  @Get('pipe/:id') pipe(@Param('id', ParseIntPipe) id: number): number {
    return id;
  }
  @Get('middleware') middleware(): void {}
  @Get('fine') fine(): object {
    return { fine: true };
  }
  @Post('body') body(): void {}
}

@Module({ imports: [FaultwireModule.forRoot(quiet)], controllers: [PlacesController] })
class PlacesModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(() => {
        throw fault('service_unavailable', { retryAfterMs: 1_000 });
      })
      .forRoutes('v1/middleware');
  }
}

describe('FaultwireModule', () => {
  test.each([
    ['a handler', '/v1/handler', 402, 'insufficient_balance'],
    ['a guard', '/v1/guard', 503, 'overloaded'],
    ['a guard that says no', '/v1/refused', 403, 'permission_denied'],
    ['an interceptor', '/v1/interceptor', 409, 'conflict'],
    ['raw middleware', '/v1/middleware', 503, 'service_unavailable'],
    ['nothing that knows the path', '/v1/nothing?x=1', 404, 'not_found'],
  ])('answers what %s throws', (_, path, status, code) =>
    serving({ imports: [PlacesModule] }, async (ask) => {
      expect(await failureOf(await ask(path))).toEqual([status, code]);
    }),
  );

  test('a pipe and an exception with several messages say what is wrong', () =>
    serving({ imports: [PlacesModule] }, async (ask) => {
      expect((await ask('/v1/pipe/abc')).status).toBe(400);
      const { error } = (await (await ask('/v1/exception')).json()) as {
        error: { message: string };
      };
      expect(error.message).toContain('one is wrong');
    }));

  test('a body that is no JSON is told, and never quoted', () =>
    serving({ imports: [PlacesModule] }, async (ask) => {
      const headers = { 'content-type': 'application/json' };
      const response = await ask('/v1/body', { method: 'POST', headers, body: '{"secret": 1' });
      const text = await response.text();
      expect([response.status, JSON.parse(text).error.code]).toEqual([
        400,
        'invalid_request_error',
      ]);
      expect(text).not.toContain('secret');
    }));

  test('puts the request id on successes, below a global prefix too', () =>
    serving(
      { imports: [PlacesModule] },
      async (ask) => {
        const response = await ask('/api/v1/fine', { headers: { 'x-request-id': 'fine' } });
        expect(await response.json()).toEqual({ fine: true });
        expect(response.headers.get('x-request-id')).toBe('fine');
        expect(await failureOf(await ask('/v1/fine'))).toEqual([404, 'not_found']);
      },
      (app) => app.setGlobalPrefix('api'),
    ));

  test('takes its profile from another provider', async () => {
    @Injectable()
    class Settings {
      readonly profile = profiles.solidrust;
    }
    @Module({ providers: [Settings], exports: [Settings] })
    class SettingsModule {}
    const made = FaultwireModule.forRootAsync({
      imports: [SettingsModule],
      inject: [Settings],
      useFactory: async ({ profile }: Settings) => ({ ...quiet, profile }),
    });
    await serving({ imports: [made], controllers: [PlacesController] }, async (ask) => {
      expect((await ask('/v1/handler')).status).toBe(403);
    });
  });

  test('takes its options from a class', async () => {
    class Options {
      create(): FaultwireOptions {
        return { ...quiet, profile: profiles.openai };
      }
    }
    @Module({ providers: [Options], exports: [Options] })
    class OptionsModule {}
    for (const made of [
      FaultwireModule.forRootAsync({ useClass: Options }),
      FaultwireModule.forRootAsync({ imports: [OptionsModule], useExisting: Options }),
    ])
      await serving({ imports: [made], controllers: [PlacesController] }, async (ask) => {
        expect(await failureOf(await ask('/v1/handler'))).toEqual([429, 'insufficient_quota']);
      });
    expect(() => FaultwireModule.forRootAsync({})).toThrow('`useFactory`');
  });

  test('refuses wrong options at start', async () => {
    const imports = [FaultwireModule.forRoot({ logger: 'loud' } as unknown as FaultwireOptions)];
    await expect(serving({ imports }, async () => {})).rejects.toThrow('`logger`');
  });

  test('a controller may have a contract of its own', async () => {
    @Controller('ai')
    @UseFilters(new FaultwireFilter({ ...quiet, profile: profiles.solrouter }))
    class AiController {
      @Get('models') models(): never {
        throw fault('model_not_found');
      }
    }
    const imports = [FaultwireModule.forRoot({ ...quiet, profile: profiles.solidrust })];
    await serving({ imports, controllers: [AiController, PlacesController] }, async (ask) => {
      expect(await (await ask('/ai/models')).text()).toBe(
        '{"error":{"message":"model not found","type":"invalid_request_error","code":"model_not_found"}}',
      );
      expect((await ask('/v1/handler')).status).toBe(403);
    });
  });

  test('is told of once, with the route', async () => {
    const reports: object[] = [];
    const observers = [{ onFault: (report: object) => reports.push(report) }];
    const imports = [FaultwireModule.forRoot({ ...quiet, observers })];
    await serving({ imports, controllers: [PlacesController] }, async (ask) => {
      await (await ask('/v1/handler')).text();
    });
    expect(reports).toEqual([
      expect.objectContaining({ code: 'insufficient_balance', route: '/v1/handler' }),
    ]);
  });

  test('needs no metadata of the compiler', () => {
    // Published decorators name their tokens, so that esbuild and import fixers cannot break them.
    expect(Inject).toBeDefined();
    expect(Reflect.getMetadata('self:paramtypes', FaultwireModule)).toHaveLength(3);
  });
});
