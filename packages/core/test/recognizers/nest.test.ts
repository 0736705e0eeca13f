import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  BadGatewayException,
  BadRequestException,
  ForbiddenException,
  HttpException,
  NotFoundException,
  ParseIntPipe,
  ValidationPipe,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsString, ValidateNested } from 'class-validator';
import createError from 'http-errors';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { report } from '../../src/report.js';
import { post, rejection, thrownBy, thrownOn } from './serving.js';

const require = createRequire(import.meta.url);
const bodyParser = require('body-parser');
/** nestjs-zod and the throttler live where their Nest does. */
const NEST_11 = new URL('../../../../hosts/nest11/', import.meta.url);
const ofNest11 = createRequire(new URL('package.json', NEST_11));

class Message {
  @IsString()
  content!: string;
}

class Chat {
  @IsString()
  @IsNotEmpty()
  model!: string;

  @ValidateNested({ each: true })
  @Type(() => Message)
  messages!: Message[];
}

const pipe = new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true });
const piped = (body: unknown): Promise<unknown> =>
  rejection(pipe.transform(body, { type: 'body', metatype: Chat }));
const hello = [{ content: 'Hello' }];

describe('HttpException', () => {
  test('says its status and its message', () => {
    expect(classify(new ForbiddenException('not in your plan'))).toMatchObject({
      code: 'permission_denied',
      status: 403,
      message: 'not in your plan',
      evidence: { recognizer: 'nest', by: 'status', field: 'status', value: '403' },
    });
    expect(classify(new NotFoundException()).code).toBe('not_found');
  });

  test('a 5xx keeps its message to itself', () => {
    const { status, body } = answer(classify(new BadGatewayException('db-7 said no')));
    expect(status).toBe(502);
    expect(body).not.toContain('db-7');
  });

  test('a response of its own may hold an envelope', () => {
    const error = { message: 'Top up first.', code: 'insufficient_balance' };
    expect(classify(new HttpException({ error }, 400))).toMatchObject({
      code: 'insufficient_balance',
      message: 'Top up first.',
      evidence: { by: 'code', field: 'response.code' },
    });
  });

  test('an Error in place of the response is not shown', () => {
    const thrown = new HttpException(new Error('a secret') as unknown as object, 400);
    expect(answer(classify(thrown)).body).not.toContain('secret');
  });

  test.each([[200], [999], [Number.NaN]])('status %p is a defect', (status) => {
    expect(classify(new HttpException('x', status))).toMatchObject({ code: 'internal_error' });
  });

  test('a copy of Nest is recognised by its shape', () => {
    const { ForbiddenException: Copy } = ofNest11('@nestjs/common');
    expect(new Copy('x')).not.toBeInstanceOf(ForbiddenException);
    expect(classify(new Copy('not in your plan')).message).toBe('not in your plan');
  });
});

describe('ValidationPipe', () => {
  test("class-validator's array becomes one sentence and the parameter", async () => {
    expect(
      classify(await piped({ model: 'm', messages: [{ content: 4, role: 'x' }] })),
    ).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages[0].role',
      issue: 'unknown',
      message: 'messages.0.property role should not exist; messages.0.content must be a string',
      evidence: { recognizer: 'nest', by: 'text', field: 'response.message[0]' },
    });
    expect(classify(await piped({ model: 'm', messages: [{ content: 4 }] }))).toMatchObject({
      code: 'validation_error',
      status: 422,
      param: 'messages[0].content',
      issue: 'type',
    });
  });

  test.each([[{ messages: hello }], [{ model: '', messages: hello }]])(
    'model absent or empty: %j',
    async (body) => {
      expect(classify(await piped(body))).toMatchObject({
        code: 'invalid_request_error',
        status: 400,
        param: 'model',
        issue: 'missing',
      });
    },
  );

  test('the ValidationErrors themselves, from an exceptionFactory', async () => {
    const own = new ValidationPipe({
      exceptionFactory: (errors) => new BadRequestException(errors),
    });
    const thrown = await rejection(own.transform({ model: 5 }, { type: 'body', metatype: Chat }));
    expect(classify(thrown)).toMatchObject({
      code: 'validation_error',
      param: 'model',
      issue: 'type',
      found: 5,
    });
  });

  test('sentences that name no parameter are joined', () => {
    expect(classify(new BadRequestException(['First this.', 'Then that.']))).toMatchObject({
      code: 'invalid_request_error',
      message: 'First this.; Then that.',
      param: undefined,
    });
  });

  test('other pipes have a sentence only', async () => {
    const thrown = await rejection(new ParseIntPipe().transform('ten', { type: 'param' }));
    expect(classify(thrown)).toMatchObject({
      code: 'invalid_request_error',
      message: 'Validation failed (numeric string is expected)',
    });
  });
});

describe('what Nest makes of a failure before the route', () => {
  const unparsed = (): Promise<unknown> =>
    thrownOn(
      bodyParser.json(),
      post('{"prompt": my secret}', { 'content-type': 'application/json' }),
    );

  test.each([
    // mapExternalException in @nestjs/core 10 and 11: router/routes-resolver.js
    ['10, 11', (failed: Error) => new BadRequestException(failed.message)],
    // mapException in @nestjs/platform-express 12: adapters/express-adapter.js
    ['12', (failed: Error) => new BadRequestException(failed.message, { cause: failed })],
  ])("Nest %s: a body-parser's failure is a body that is no JSON object", async (_, dress) => {
    const fault = classify(dress((await unparsed()) as Error));
    expect(fault).toMatchObject({
      code: 'invalid_request_error',
      message: 'invalid request body',
      param: undefined,
    });
    expect(JSON.stringify(report(fault))).not.toContain('secret');
    expect(inspect(fault, { depth: 9 })).not.toContain('secret');
  });

  test.each([
    ["Body is not valid JSON but content-type is set to 'application/json'"],
    ["Body cannot be empty when content-type is set to 'application/json'"],
  ])("Nest 11 on Fastify leaves Fastify's sentence: %s", (message) => {
    expect(classify(new HttpException(message, 400))).toMatchObject({
      code: 'invalid_request_error',
      message: 'invalid request body',
    });
  });

  test.each([["Failed to decode param '%E0%A4%A'"], ["'/%E0%A4%A' is not a valid url component"]])(
    'a bad URL: %s',
    (message) => {
      expect(classify(new BadRequestException(message)).message).toBe(
        'the URL of the request is malformed',
      );
    },
  );

  test('Nest 11 on Fastify: too large', () => {
    expect(classify(new HttpException('Request body is too large', 413))).toMatchObject({
      code: 'request_too_large',
      message: 'request too large',
    });
  });

  test('no route: the URL is not repeated', () => {
    expect(classify(new NotFoundException('Cannot GET /v2?api_key=secret'))).toMatchObject({
      code: 'not_found',
      message: 'not found',
    });
  });

  test('Nest 12 dresses http-errors; their headers are found again', () => {
    const cause = createError(429, 'slow down', { headers: { 'retry-after': '9' } });
    expect(classify(new HttpException(cause.message, 429, { cause }))).toMatchObject({
      code: 'rate_limit_exceeded',
      message: 'slow down',
      retryAfterMs: 9000,
    });
  });

  test('a cause that the app chose is only a cause', async () => {
    const cause = (await unparsed()) as Error;
    expect(
      classify(new BadRequestException('The import file is broken.', { cause })),
    ).toMatchObject({
      code: 'invalid_request_error',
      message: 'The import file is broken.',
    });
  });
});

describe('modules of Nest', () => {
  test('ThrottlerException', () => {
    // Outside of Jest, which cannot require the ES modules behind it on Node 20.
    const sentence = execFileSync(
      process.execPath,
      ['-p', 'new (require("@nestjs/throttler").ThrottlerException)().message'],
      { cwd: fileURLToPath(NEST_11), encoding: 'utf8' },
    ).trim();
    expect(classify(new HttpException(sentence, 429))).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      message: 'rate limit exceeded',
      evidence: { recognizer: 'nest' },
    });
    expect(classify(new HttpException('One call a minute.', 429)).message).toBe(
      'One call a minute.',
    );
  });

  test('nestjs-zod: the ZodError inside', () => {
    const { ZodValidationPipe } = ofNest11('nestjs-zod');
    const { z } = ofNest11('zod');
    const own = new ZodValidationPipe(z.object({ model: z.string(), n: z.number().optional() }));
    const thrown = (body: unknown): unknown =>
      thrownBy(() => own.transform(body, { type: 'body' }));
    expect(classify(thrown({}))).toMatchObject({
      code: 'invalid_request_error',
      param: 'model',
      issue: 'missing',
    });
    expect(classify(thrown({ model: 'm', n: 'two' }))).toMatchObject({
      code: 'validation_error',
      param: 'n',
      issue: 'type',
    });
  });

  test("nestjs-zod: the gateway's own answer that breaks its schema is its defect", () => {
    const { ZodSerializationException } = ofNest11('nestjs-zod');
    const { z } = ofNest11('zod');
    const thrown = new ZodSerializationException(z.object({ id: z.string() }).safeParse({}).error);
    expect(classify(thrown)).toMatchObject({ code: 'internal_error', param: undefined });
  });
});
