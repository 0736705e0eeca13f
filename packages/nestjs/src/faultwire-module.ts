import type { FaultwireOptions } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';
import {
  type ConfigurableModuleAsyncOptions,
  type DynamicModule,
  Inject,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { FaultwireFilter } from './faultwire-filter.js';
import { FAULTWIRE_OPTIONS, optionsProviders } from './faultwire-options.js';
import { answerLastOnExpress } from './last-on-express.js';
import { openAtArrival } from './open-at-arrival.js';
import { SseFaults } from './sse/sse-faults.js';
import { equipSseHandlers } from './sse/sse-handlers.js';

/**
 * Faultwire for a whole Nest app (10, 11, 12; Express or Fastify): the global filter, the request
 * id on every answer, and `@Sse()` handlers whose failures keep their status before the first
 * event and end in the error frame after it.
 *
 * @example
 * ```ts
 * @Module({ imports: [FaultwireModule.forRoot({ profile: profiles.solrouter })] })
 * export class AppModule {}
 * ```
 */
@Module({})
export class FaultwireModule implements NestModule, OnApplicationBootstrap {
  readonly #options: FaultwireOptions;
  readonly #modules: ModulesContainer;
  readonly #host: HttpAdapterHost;

  // Named tokens: they need no metadata, and no formatter turns their imports into type imports.
  constructor(
    @Inject(FAULTWIRE_OPTIONS) options: FaultwireOptions,
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    this.#options = options;
    this.#modules = modules;
    this.#host = host;
  }

  /**
   * @param options default: profile `standard`, the console as logger.
   * @throws at start, a TypeError naming the option that is wrong.
   */
  static forRoot(options: FaultwireOptions = {}): DynamicModule {
    return moduleWith([{ provide: FAULTWIRE_OPTIONS, useValue: options }]);
  }

  /**
   * The same with options that are made by a factory, a class or an existing provider.
   *
   * @example
   * ```ts
   * FaultwireModule.forRootAsync({
   *   imports: [SettingsModule], inject: [Settings],
   *   useFactory: (settings: Settings) => ({ profile: profiles[settings.profile] }),
   * });
   * ```
   */
  static forRootAsync(options: ConfigurableModuleAsyncOptions<FaultwireOptions>): DynamicModule {
    return { ...moduleWith(optionsProviders(options)), imports: options.imports ?? [] };
  }

  /** Called by Nest. */
  configure(_consumer: MiddlewareConsumer): void {
    const writer = createWriter(this.#options);
    // Before the routes are made, so that the handlers are found in time.
    equipSseHandlers(this.#modules, new SseFaults(writer));
    openAtArrival(this.#host, writer);
  }

  /** Called by Nest. */
  onApplicationBootstrap(): void {
    answerLastOnExpress(this.#host, createWriter(this.#options), this.#options.allow);
  }
}

function moduleWith(providers: NonNullable<DynamicModule['providers']>): DynamicModule {
  const filter = {
    provide: APP_FILTER,
    inject: [FAULTWIRE_OPTIONS],
    useFactory: (options: FaultwireOptions) => new FaultwireFilter(options),
  };
  return { module: FaultwireModule, providers: [...providers, filter] };
}
