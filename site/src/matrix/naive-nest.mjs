// A Nest gateway with nothing but Nest: HttpException and the default filter.
import 'reflect-metadata';
import { Readable } from 'node:stream';
import { Controller, HttpException, Module, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** Starts it; decorators are called by hand, as this file is not compiled. */
export async function startNaiveNest(upstream) {
  class ChatController {
    async create(req, res) {
      const response = await fetch(`${upstream}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer operator-key' },
        body: JSON.stringify(req.body),
      });
      if (!response.ok) throw new HttpException(await response.text(), response.status);
      if (!req.body.stream) return res.json(await response.json());
      res.setHeader('content-type', 'text/event-stream');
      Readable.fromWeb(response.body)
        .on('error', () => res.end())
        .pipe(res);
    }
  }
  const { prototype } = ChatController;
  Req()(prototype, 'create', 0);
  Res()(prototype, 'create', 1);
  Post()(prototype, 'create', Object.getOwnPropertyDescriptor(prototype, 'create'));
  Controller('v1/chat/completions')(ChatController);
  class AppModule {}
  Module({ controllers: [ChatController] })(AppModule);
  const app = await NestFactory.create(AppModule, {
    logger: false,
    forceCloseConnections: true,
  });
  await app.listen(0, '127.0.0.1');
  return { url: `${await app.getUrl()}/v1`, close: () => app.close() };
}
