// What Nest's own ecosystem throws; nestjs-zod and @nestjs/throttler know majors up to 11.
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import { ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';

const ChatRequest = z.object({ model: z.string(), temperature: z.number().max(2).optional() });

export class LibrariesController {
  throttled(res) {
    // The guard writes its header before it throws; `header` is the same on both platforms.
    res.header('Retry-After', '9');
    throw new ThrottlerException();
  }
  zod() {}
}

function on(name, ...decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(LibrariesController.prototype, name);
  for (const decorator of decorators) decorator(LibrariesController.prototype, name, descriptor);
}

Controller('libraries')(LibrariesController);
Res()(LibrariesController.prototype, 'throttled', 0);
on('throttled', Get('throttled'));
Body(new ZodValidationPipe(ChatRequest))(LibrariesController.prototype, 'zod', 0);
on('zod', Post('zod'));
