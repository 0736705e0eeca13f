import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import express from 'express';
import Koa from 'koa';
import type { Dashboard } from '../../src/index.js';

/** A running server with the page under `/_faults`, and how to end it. */
export interface Host {
  readonly address: string;
  close(): Promise<unknown>;
}

@Controller()
class Hello {
  @Get('hello')
  hello(): string {
    return 'hello';
  }
}

@Module({ controllers: [Hello] })
class App {}

/** The page mounted as its documentation says, in each framework and without any. */
export const hosts: Readonly<Record<string, (page: Dashboard) => Promise<Host>>> = {
  express: (page) => {
    const app = express();
    app.use('/_faults', page.handler);
    return listening(createServer(app));
  },
  koa: (page) => {
    const app = new Koa();
    app.use((ctx, next) => {
      if (!ctx.path.startsWith('/_faults')) return next();
      ctx.respond = false;
      page.handler(ctx.req, ctx.res);
    });
    return listening(createServer(app.callback()));
  },
  nest: async (page) => {
    const app = await NestFactory.create(App, { logger: false });
    app.use('/_faults', page.handler);
    await app.listen(0, '127.0.0.1');
    return { address: await app.getUrl(), close: () => app.close() };
  },
  'node:http': (page) => listening(createServer((req, res) => page.handler(req, res))),
};

async function listening(server: Server): Promise<Host> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
