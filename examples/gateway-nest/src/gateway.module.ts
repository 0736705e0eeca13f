import { FaultwireModule, requireApiKey } from '@faultwire/nestjs';
import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Desk, type Settings } from 'gateway-desk';
import { GenerateController, ModelsController } from './controllers.js';
import { KeyHeader } from './key-header.guard.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** Gemini's routes begin at the root, whatever the profile's base path is. */
export const withoutPrefix: { path: string; method: RequestMethod }[] = [
  { path: 'v1beta/models/*call', method: RequestMethod.POST },
];

@Module({})
class GatewayModule {}

/** The gateway as a module: guards in the order in which they ask. */
export function gatewayModule(desk: Desk, { profile, open }: Settings): DynamicModule {
  const key = requireApiKey({ prefix: profile.keyPrefix, verify: desk.verify });
  return {
    module: GatewayModule,
    imports: [FaultwireModule.forRoot(desk.faultwire)],
    controllers: [ModelsController, GenerateController],
    providers: [
      { provide: Desk, useValue: desk },
      ...(open
        ? []
        : [
            { provide: APP_GUARD, useClass: KeyHeader },
            { provide: APP_GUARD, useValue: key },
            { provide: APP_GUARD, useClass: RateLimitGuard },
          ]),
    ],
  };
}
