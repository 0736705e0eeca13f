import type { FaultwireOptions } from '@faultwire/core';
import type { ConfigurableModuleAsyncOptions, DynamicModule } from '@nestjs/common';

/** The token of the module's options. */
export const FAULTWIRE_OPTIONS: symbol = Symbol.for('faultwire.options');

type Providers = NonNullable<DynamicModule['providers']>;
interface OptionsFactory {
  create(): FaultwireOptions | Promise<FaultwireOptions>;
}

/** The providers that make the options, in each of the ways that Nest's own modules take. */
export function optionsProviders(
  options: ConfigurableModuleAsyncOptions<FaultwireOptions>,
): Providers {
  const extra = options.provideInjectionTokensFrom ?? [];
  if (options.useFactory) {
    const { inject = [], useFactory } = options;
    return [...extra, { provide: FAULTWIRE_OPTIONS, inject, useFactory }];
  }
  const factory = options.useExisting ?? options.useClass;
  if (factory === undefined)
    throw new TypeError(
      'faultwire: forRootAsync needs one of the options `useFactory`, `useClass` and `useExisting`.',
    );
  const own = options.useClass ? [{ provide: options.useClass, useClass: options.useClass }] : [];
  const create = (made: OptionsFactory): unknown => made.create();
  return [
    ...extra,
    ...own,
    { provide: FAULTWIRE_OPTIONS, inject: [factory], useFactory: create },
  ] as Providers;
}
