import { z } from 'zod';
import { promptCacheBreakpoint } from './parameters.js';

/** The content parts of chat messages; what stands inside their URLs is `media/`'s business. */

const cached = { prompt_cache_breakpoint: promptCacheBreakpoint.optional() };

const text = z.object({ type: z.literal('text'), text: z.string(), ...cached });

const refusal = z.object({ type: z.literal('refusal'), refusal: z.string() });

const image = z.object({
  type: z.literal('image_url'),
  image_url: z.object({
    url: z.string(),
    detail: z.enum(['auto', 'low', 'high', 'original']).optional(),
  }),
  ...cached,
});

const audio = z.object({
  type: z.literal('input_audio'),
  input_audio: z.object({ data: z.string(), format: z.enum(['wav', 'mp3']) }),
  ...cached,
});

const file = z.object({
  type: z.literal('file'),
  file: z.object({
    file_data: z.string().optional(),
    file_id: z.string().optional(),
    filename: z.string().optional(),
  }),
  ...cached,
});

/** System, developer and tool messages, and a prediction: text only. */
export const textContent = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [text])).min(1),
]);

export const assistantContent = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [text, refusal])).min(1),
]);

export const userContent = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [text, image, audio, file])).min(1),
]);
