import 'reflect-metadata';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { FaultwireModule } from '../../src/index.js';

// A hook of Fastify's runs behind its raw middleware, so that an answer of such a middleware's own
// had no request id.
test('on Fastify an answer of raw middleware has its id too', async () => {
  const answerByItself = (_req: IncomingMessage, res: ServerResponse): void => {
    res.end('raw');
  };
  class AppModule implements NestModule {
    configure(consumer: MiddlewareConsumer): void {
      consumer.apply(answerByItself).forRoutes('raw');
    }
  }
  Module({ imports: [FaultwireModule.forRoot({ logger: false })] })(AppModule);
  const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  try {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const headers = { 'x-request-id': 'raw-1' };
    const answer = await fetch(`http://127.0.0.1:${port}/raw`, { headers });
    expect([await answer.text(), answer.headers.get('x-request-id')]).toEqual(['raw', 'raw-1']);
  } finally {
    await app.close();
  }
});
