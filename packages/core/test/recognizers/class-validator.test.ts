import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  ValidateNested,
  validateOrReject,
} from 'class-validator';
import { classify } from '../../src/classify.js';
import { rejection } from './serving.js';

class Message {
  @IsIn(['user', 'assistant'])
  role!: string;

  @IsString()
  content!: string;
}

class Chat {
  @IsString()
  @IsNotEmpty()
  model!: string;

  @IsOptional()
  @IsNumber()
  @Max(2)
  temperature?: number;

  @ValidateNested({ each: true })
  @Type(() => Message)
  messages!: Message[];
}

const hello = [{ role: 'user', content: 'Hello' }];

async function thrownFor(body: object): Promise<unknown> {
  const chat = plainToInstance(Chat, body);
  return rejection(validateOrReject(chat, { whitelist: true, forbidNonWhitelisted: true }));
}

describe('class-validator', () => {
  test('a rejected array becomes one sentence and the path', async () => {
    const fault = classify(await thrownFor({ model: 'm', messages: [{ role: 'x', content: 4 }] }));
    expect(fault).toMatchObject({
      code: 'validation_error',
      status: 422,
      param: 'messages[0].role',
      issue: 'value',
      found: 'x',
      evidence: { recognizer: 'class-validator', by: 'code', field: 'constraints', value: 'isIn' },
    });
    expect(fault.message).toBe(
      'messages[0].role must be one of the following values: user, assistant; messages[0].content must be a string',
    );
  });

  test.each([[{ messages: hello }], [{ model: '', messages: hello }]])(
    'model absent or empty: %j',
    async (body) => {
      expect(classify(await thrownFor(body))).toMatchObject({
        code: 'invalid_request_error',
        param: 'model',
        issue: 'missing',
      });
    },
  );

  test('a wrong type', async () => {
    const fault = classify(await thrownFor({ model: 5, messages: hello }));
    expect(fault).toMatchObject({
      code: 'validation_error',
      param: 'model',
      issue: 'type',
      found: 5,
    });
  });

  test('a property that is not allowed', async () => {
    expect(classify(await thrownFor({ model: 'm', messages: hello, topp: 1 }))).toMatchObject({
      code: 'invalid_request_error',
      param: 'topp',
      issue: 'unknown',
      message: 'property topp should not exist',
    });
  });

  test('one ValidationError alone, and an Error that carries the array', async () => {
    const errors = (await thrownFor({ model: 'm', messages: hello, temperature: 9 })) as unknown[];
    const expected = { code: 'validation_error', param: 'temperature', issue: 'value', found: 9 };
    expect(classify(errors[0])).toMatchObject(expected);
    expect(classify(Object.assign(new Error('Bad Request'), { errors }))).toMatchObject(expected);
  });

  test('a tree that loops ends', () => {
    const error: { property: string; children: unknown[] } = { property: 'a', children: [] };
    error.children = Array.from({ length: 32 }, () => error);
    expect(classify([error]).code).toBe('internal_error');
  });
});
