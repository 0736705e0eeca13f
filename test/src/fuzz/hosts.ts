import 'reflect-metadata';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultwire as faultwireExpress, wrap } from '@faultwire/express';
import { faultwire as faultwireKoa } from '@faultwire/koa';
import { FaultwireModule } from '@faultwire/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { type AbstractHttpAdapter, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import express from 'express';
import Koa from 'koa';

/** A framework in this process, whose one route throws what it is told. */
export interface ThrowingHost {
  readonly name: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What every host throws next: to each its own, as some are used up by being looked at. */
export const next: { make: () => unknown } = { make: () => undefined };

const options = { logger: false } as const;

async function fail(): Promise<never> {
  // From an async handler that really waited: nothing on the stack is the framework's.
  await Promise.resolve();
  throw next.make();
}

/** Express 5, Koa 3 and Nest 12 on both platforms. */
export async function startHosts(): Promise<readonly ThrowingHost[]> {
  return Promise.all([
    listening('express', expressApp()),
    listening('koa', new Koa().use(faultwireKoa(options)).use(fail).callback()),
    nest('nest on express', new ExpressAdapter()),
    nest('nest on fastify', new FastifyAdapter()),
  ]);
}

function expressApp(): RequestListener {
  const app = express();
  // A bare `throw 'route'` is Express' own control flow: wrap() is what makes it an error.
  app.get('/throw', wrap(fail));
  return app.use(faultwireExpress(options));
}

async function listening(name: string, listener: RequestListener): Promise<ThrowingHost> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { name, port: portOf(server), close: () => closed(server) };
}

async function nest(name: string, adapter: AbstractHttpAdapter): Promise<ThrowingHost> {
  const app = await NestFactory.create(AppModule, adapter, { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  return { name, port: portOf(app.getHttpServer()), close: () => app.close() };
}

@Controller()
class ThrowController {
  @Get('throw')
  throws(): Promise<never> {
    return fail();
  }
}

@Module({ imports: [FaultwireModule.forRoot(options)], controllers: [ThrowController] })
class AppModule {}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
