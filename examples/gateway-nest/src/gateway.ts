import 'reflect-metadata';
import { answerClientErrors } from '@faultwire/nestjs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Desk, type Gateway, type GatewayOptions, listen, settingsOf } from 'gateway-desk';
import { gatewayModule, withoutPrefix } from './gateway.module.js';

/** Starts the gateway on Nest. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const settings = settingsOf(options);
  const desk = new Desk(settings);
  const app = await NestFactory.create<NestExpressApplication>(gatewayModule(desk, settings), {
    bodyParser: false, // the key comes before the body: see json-body.ts
    logger: ['error'],
  });
  app.disable('x-powered-by').disable('etag');
  app.setGlobalPrefix(settings.profile.basePath, { exclude: withoutPrefix });
  await app.init();
  const server = app.getHttpServer();
  answerClientErrors(server, desk.faultwire);
  return listen(server, desk, settings);
}
