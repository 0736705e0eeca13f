import { z } from 'zod';
import { integer, model, positiveInteger } from './parameters.js';

const tokens = z.array(integer.min(0)).min(1);

/** The Embeddings request (https://platform.openai.com/docs/api-reference/embeddings/create). */
export const embeddingsSchema = z.object({
  model,
  input: z.union([
    z.string().min(1),
    z.array(z.string().min(1)).min(1),
    tokens,
    z.array(tokens).min(1),
  ]),
  dimensions: positiveInteger.optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
  user: z.string().optional(),
});
