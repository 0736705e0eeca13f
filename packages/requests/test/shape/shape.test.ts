import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { chatSchema } from '../../src/schemas/chat.js';
import { embeddingsSchema } from '../../src/schemas/embeddings.js';
import { responsesSchema } from '../../src/schemas/responses.js';
import { fastCheck } from '../../src/shape/fast-check.js';
import { shapeCheck } from '../../src/shape/shape.js';
import { strictly } from '../../src/shape/strictly.js';
import { captured } from '../captured/captured.js';
import { input, type Json } from '../requests.js';
import { validChats } from '../valid/chats.js';

const schemas = {
  '/chat/completions': chatSchema,
  '/responses': responsesSchema,
  '/embeddings': embeddingsSchema,
};
const bodies = [
  ...captured,
  ...validChats.map((body) => ({ path: '/chat/completions' as const, body })),
  { path: '/embeddings' as const, body: input({ input: [[1], [2]] }) },
];

/** A body in which one value, wherever it stands, is another. */
function changed(body: unknown, spot: number, value: unknown): unknown {
  let count = 0;
  const text = JSON.stringify(body, (_key, inner: unknown) => {
    count += 1;
    return count - 1 === spot ? value : inner;
  });
  return text === undefined ? undefined : JSON.parse(text);
}

describe('the two judges agree: what the fast one takes, zod takes', () => {
  test.each([
    ['unknown parameters pass', (schema: z.ZodType) => schema],
    ['unknown parameters are refused', (schema: z.ZodType) => strictly(schema) as z.ZodType],
  ])('%s', (_name, meant) => {
    const judges = Object.fromEntries(
      Object.entries(schemas).map(([path, schema]) => [
        path,
        { zod: meant(schema), fast: fastCheck(meant(schema)) },
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.nat(60),
        fc.oneof(
          fc.jsonValue({ maxDepth: 2 }),
          fc.constantFrom('user', 'text', 'function', 0, 3, -1, ''),
        ),
        ({ path, body }, spot, value) => {
          const { zod, fast } = judges[path] as {
            zod: z.ZodType;
            fast: (value: unknown) => boolean;
          };
          const wrong = changed(body, spot, value);
          expect([wrong, fast(wrong)]).toEqual([wrong, zod.safeParse(wrong).success]);
        },
      ),
      { seed: 20261123, numRuns: 3000 },
    );
  });
});

describe('sentences', () => {
  const said = (schema: z.ZodType, body: Json): string[] =>
    shapeCheck(schema, 'reject')(body).map(({ message }) => message);

  test.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, "Missing required parameter: 'a'."],
    [z.string(), 5, "Invalid type for 'a': expected a string, but got an integer instead."],
    [z.number(), 'x', "Invalid type for 'a': expected a number, but got a string instead."],
    [z.number(), null, "Invalid type for 'a': expected a number, but got null instead."],
    [z.boolean(), [], "Invalid type for 'a': expected a boolean, but got an array instead."],
    [
      z.object({}),
      1.5,
      "Invalid type for 'a': expected an object, but got a decimal number instead.",
    ],
    [
      z.array(z.string()),
      {},
      "Invalid type for 'a': expected an array, but got an object instead.",
    ],
    [
      z.number().multipleOf(1),
      1.5,
      "Invalid type for 'a': expected an integer, but got a decimal number instead.",
    ],
    [z.number().min(1), 0, "Invalid 'a': expected a value >= 1."],
    [z.number().max(2), 9, "Invalid 'a': expected a value <= 2."],
    [z.string().min(1), '', "Invalid 'a': expected a non-empty string."],
    [z.array(z.string()).min(1), [], "Invalid 'a': expected a non-empty array."],
    [z.array(z.string()).max(1), ['', ''], "Invalid 'a': expected an array of length <= 1."],
    [
      z.enum(['x', 'y', 'z']),
      'w',
      "Invalid value for 'a'. Supported values are: 'x', 'y' and 'z'.",
    ],
    [z.literal('x'), 5, "Invalid type for 'a': expected a string, but got an integer instead."],
    [
      z.union([z.string(), z.array(z.number())]),
      true,
      "Invalid type for 'a': expected a string or an array, but got a boolean instead.",
    ],
    [
      z.union([z.array(z.string()), z.array(z.number())]),
      [true],
      "Invalid type for 'a': expected an array of strings or an array of numbers, but got an array instead.",
    ],
    [z.string().regex(/^[a-z]$/), 'A', "Invalid 'a': expected a string that matches /^[a-z]$/."],
  ])('%#: %j', (schema, value, sentence) => {
    expect(said(z.object({ a: schema }), value === undefined ? {} : { a: value })).toEqual([
      sentence,
    ]);
  });

  test('an unknown parameter', () => {
    expect(said(z.object({}), { b: 1 })).toEqual(["Unknown parameter: 'b'."]);
  });

  test('the branch of a union that was meant', () => {
    const schema = z.object({ a: z.union([z.string(), z.array(z.object({ b: z.string() }))]) });
    expect(said(schema, { a: [{ b: 'x' }, { b: 5 }] })).toEqual([
      "Invalid type for 'a[1].b': expected a string, but got an integer instead.",
    ]);
  });
});
