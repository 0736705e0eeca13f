import { z } from 'zod';

/**
 * Parameters that several requests share, with the ranges that OpenAI's reference gives them
 * (https://platform.openai.com/docs/api-reference/chat/create).
 */

/** What a tool, a function or a JSON schema may be called. */
export const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);

/** A JSON Schema as the caller wrote it; `json-schema/` looks inside. */
export const jsonSchema = z.record(z.string(), z.unknown());

// Not z.int(): that refuses what JSON can carry but a double cannot hold exactly, such as a seed
// of 2^63 - 1.
export const integer = z.number().multipleOf(1);
export const positiveInteger = integer.min(1);

export const model = z.string().min(1);
export const temperature = z.number().min(0).max(2);
export const topP = z.number().min(0).max(1);
export const topLogprobs = integer.min(0).max(20);
export const penalty = z.number().min(-2).max(2);

export const metadata = z.record(z.string(), z.string());

export const reasoningEffort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']);
export const verbosity = z.enum(['low', 'medium', 'high']);
export const promptCacheRetention = z.enum(['in_memory', '24h']);
export const promptCacheBreakpoint = z.object({
  mode: z.literal('explicit'),
  ttl: z.enum(['30m', '12h']).optional(),
});

const moderationMode = z.object({ mode: z.enum(['score', 'block']) });

export const moderation = z.object({
  model: z.string(),
  policy: z
    .object({
      input: moderationMode.nullable().optional(),
      output: moderationMode.nullable().optional(),
    })
    .nullable()
    .optional(),
});
