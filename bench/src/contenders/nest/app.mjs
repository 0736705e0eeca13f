// The app that every Nest contender shares. Decorators are called as functions, so that no compiler
// stands between.
import 'reflect-metadata';
import { Controller, Get, HttpCode, HttpException, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiError, CONSTANT } from '../express/app.mjs';

const failures = {
  constant: () => CONSTANT,
  error: () => {
    throw new ApiError();
  },
  exception: () => {
    throw new HttpException(CONSTANT, 429);
  },
};

/** `filter` is global; `imports` are modules; `make` makes what is thrown; `setUp` takes the app. */
export async function serveNest({ platform, mode = 'error', make, filter, imports = [], setUp }) {
  class FailingController {
    fail() {
      if (make !== undefined) throw make();
      return failures[mode]();
    }
    ok() {
      return { ok: true };
    }
  }
  Controller()(FailingController);
  decorate(FailingController, 'fail', [Get('/'), HttpCode(429)]);
  decorate(FailingController, 'ok', [Get('/ok')]);
  class AppModule {}
  Module({ imports, controllers: [FailingController] })(AppModule);

  const adapter = platform === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
  const app = await NestFactory.create(AppModule, adapter, { logger: false });
  setUp?.(app);
  if (filter !== undefined) app.useGlobalFilters(filter);
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer();
}

function decorate(target, name, decorators) {
  Reflect.defineMetadata('design:paramtypes', [], target.prototype, name);
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, name);
  for (const decorator of decorators) decorator(target.prototype, name, descriptor);
}
