import { z } from 'zod';
import { jsonSchema, name } from './parameters.js';

/** The tools of a chat request, and which of them is to be called. */

const functionTool = z.object({
  type: z.literal('function'),
  function: z.object({
    name,
    description: z.string().optional(),
    parameters: jsonSchema.optional(),
    strict: z.boolean().nullable().optional(),
  }),
});

const customTool = z.object({
  type: z.literal('custom'),
  custom: z.object({
    name,
    description: z.string().optional(),
    format: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('text') }),
        z.object({
          type: z.literal('grammar'),
          grammar: z.object({ definition: z.string(), syntax: z.enum(['lark', 'regex']) }),
        }),
      ])
      .optional(),
  }),
});

export const tool = z.discriminatedUnion('type', [functionTool, customTool]);

export const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
    z.object({ type: z.literal('custom'), custom: z.object({ name: z.string() }) }),
    z.object({
      type: z.literal('allowed_tools'),
      allowed_tools: z.object({
        mode: z.enum(['auto', 'required']),
        tools: z.array(z.record(z.string(), z.unknown())),
      }),
    }),
  ]),
]);

/** Deprecated by OpenAI in favour of `tools`, still accepted. */
export const legacyFunction = z.object({
  name,
  description: z.string().optional(),
  parameters: jsonSchema.optional(),
});

export const legacyFunctionCall = z.union([
  z.enum(['none', 'auto']),
  z.object({ name: z.string() }),
]);
