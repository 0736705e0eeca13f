import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod3';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { profiles } from '../../src/profiles/index.js';
import { thrownBy } from './serving.js';

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
]);
const chat = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.object({ role: z.string(), content: z.union([z.string(), z.array(part)]) }))
    .min(1),
  temperature: z.number().max(2).optional(),
  tools: z
    .array(z.object({ function: z.object({ parameters: z.record(z.string(), z.unknown()) }) }))
    .optional(),
});
const hello = [{ role: 'user', content: 'Hello' }];

const part3 = z3.discriminatedUnion('type', [
  z3.object({ type: z3.literal('text'), text: z3.string() }),
  z3.object({ type: z3.literal('image_url'), image_url: z3.object({ url: z3.string() }) }),
]);
const chat3 = z3
  .object({
    model: z3.string().min(1),
    messages: z3
      .array(z3.object({ role: z3.string(), content: z3.union([z3.string(), z3.array(part3)]) }))
      .min(1),
    temperature: z3.number().max(2).optional(),
    tools: z3
      .array(z3.object({ function: z3.object({ parameters: z3.record(z3.unknown()) }) }))
      .optional(),
  })
  .strict();

const libraries = { 'zod 4': chat, 'zod 3': chat3 } as const;

describe.each(Object.entries(libraries))('%s', (_, schema) => {
  const faultOf = (body: unknown) => classify(thrownBy(() => schema.parse(body)));

  test('the body is no object: the sentence of the seeds', () => {
    expect(faultOf([])).toMatchObject({
      code: 'invalid_request_error',
      status: 400,
      message: 'invalid request body',
      param: undefined,
    });
  });

  test.each([
    ['model', { messages: hello }],
    ['messages', { model: 'm' }],
    ['model', { model: '', messages: hello }],
    ['messages', { model: 'm', messages: [] }],
  ])('%s absent or empty', (param, body) => {
    expect(faultOf(body)).toMatchObject({
      code: 'invalid_request_error',
      status: 400,
      param,
      issue: 'missing',
    });
  });

  test('a wrong value', () => {
    expect(faultOf({ model: 'm', messages: hello, temperature: 9 })).toMatchObject({
      code: 'validation_error',
      status: 422,
      param: 'temperature',
      issue: 'value',
      evidence: { recognizer: 'zod', by: 'code', field: 'issues[0].code', value: 'too_big' },
    });
  });

  test('a wrong type', () => {
    expect(faultOf({ model: 5, messages: hello })).toMatchObject({
      code: 'validation_error',
      param: 'model',
      issue: 'type',
      found: 'number',
    });
  });

  test('the message is a sentence, not the dump of all issues', () => {
    const { message } = faultOf({ model: 5, messages: [] });
    expect(message).toMatch(/expected string, received number$/i);
    expect(message).not.toContain('{');
  });

  test('an unknown parameter', () => {
    expect(faultOf({ model: 'm', messages: hello, tmperature: 1 })).toMatchObject({
      code: 'invalid_request_error',
      param: 'tmperature',
      issue: 'unknown',
    });
  });

  test('a content part of unknown type, inside a union', () => {
    const messages = [{ role: 'user', content: [{ type: 'hologram' }] }];
    expect(faultOf({ model: 'm', messages })).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages[0].content[0].type',
    });
  });

  test('a content part without its payload', () => {
    const messages = [
      { role: 'user', content: [{ type: 'text', text: 'x' }, { type: 'image_url' }] },
    ];
    expect(faultOf({ model: 'm', messages })).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages[0].content[1].image_url',
      issue: 'missing',
    });
  });

  test('a content that no branch of the union takes', () => {
    const fault = faultOf({ model: 'm', messages: [{ role: 'user', content: 5 }] });
    expect(fault).toMatchObject({
      code: 'validation_error',
      param: 'messages[0].content',
      issue: 'type',
      message: 'Invalid input: expected string or array',
    });
  });

  test('a content that is absent', () => {
    expect(faultOf({ model: 'm', messages: [{ role: 'user' }] })).toMatchObject({
      code: 'validation_error',
      param: 'messages[0].content',
      issue: 'missing',
    });
  });

  test('parameters of a tool that are no schema', () => {
    const tools = [{ function: { parameters: 'none' } }];
    expect(faultOf({ model: 'm', messages: hello, tools })).toMatchObject({
      code: 'invalid_schema',
      status: 422,
      param: 'tools[0].function.parameters',
      message: 'tools[0].function.parameters must be a valid JSON Schema object',
    });
  });
});

describe('zod', () => {
  test('zod/mini has another name and the same issues', () => {
    const schema = mini.object({ model: mini.string(), n: mini.number() });
    const thrown = thrownBy(() => schema.parse({ model: 'm', n: 'two' }));
    expect((thrown as Error).name).toBe('$ZodError');
    expect(classify(thrown)).toMatchObject({
      code: 'validation_error',
      param: 'n',
      issue: 'type',
      evidence: { recognizer: 'zod' },
    });
  });

  test('zod 4 with reportInput tells what was found', () => {
    const { error } = z.object({ n: z.number().max(4) }).safeParse({ n: 9 }, { reportInput: true });
    const fault = classify(error);
    expect(fault).toMatchObject({ param: 'n', found: 9 });
    const { error: shown } = JSON.parse(answer(fault, { profile: profiles.solidrust }).body);
    expect(shown.message).toBe("Invalid 'n' parameter: '9'");
  });

  test('zod 3 quotes the value of an enum; the caller does not get it back', () => {
    const schema = z3.object({ format: z3.enum(['wav', 'mp3']) });
    const fault = classify(thrownBy(() => schema.parse({ format: 'my secret' })));
    expect(fault.message).toBe("Invalid enum value. Expected 'wav' | 'mp3'");
    expect(fault.found).toBe('my secret');
  });

  test('a refinement of the whole body has a message but no path', () => {
    const schema = z.object({}).refine(() => false, 'prompt and messages exclude each other');
    expect(classify(thrownBy(() => schema.parse({})))).toMatchObject({
      code: 'validation_error',
      message: 'prompt and messages exclude each other',
      param: undefined,
    });
  });

  test('a union whose branches are unions within themselves ends', () => {
    const loop: { code: string; message: string; path: string[]; errors: unknown[] } = {
      code: 'invalid_union',
      message: 'Invalid input',
      path: ['a'],
      errors: [],
    };
    loop.errors = Array.from({ length: 12 }, () => [loop]);
    expect(classify({ name: 'ZodError', issues: [loop] }).code).toBe('validation_error');
  });
});
