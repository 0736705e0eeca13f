import { z } from 'zod';
import { textContent } from './content-parts.js';
import { message } from './messages.js';
import {
  integer,
  metadata,
  model,
  moderation,
  penalty,
  positiveInteger,
  promptCacheRetention,
  reasoningEffort,
  temperature,
  topLogprobs,
  topP,
  verbosity,
} from './parameters.js';
import { responseFormat } from './response-format.js';
import { legacyFunction, legacyFunctionCall, tool, toolChoice } from './tools.js';

const audio = z.object({
  format: z.enum(['wav', 'aac', 'mp3', 'flac', 'opus', 'pcm16']),
  voice: z.union([z.string(), z.object({ id: z.string() })]),
});

const webSearchOptions = z.object({
  search_context_size: z.enum(['low', 'medium', 'high']).optional(),
  user_location: z
    .object({
      type: z.literal('approximate'),
      approximate: z.object({
        city: z.string().optional(),
        country: z.string().optional(),
        region: z.string().optional(),
        timezone: z.string().optional(),
      }),
    })
    .nullable()
    .optional(),
});

/**
 * The Chat Completions request, as the `openai` package types it (test/schemas/types.test.ts holds
 * the two together) and within the ranges of
 * https://platform.openai.com/docs/api-reference/chat/create.
 */
export const chatSchema = z.object({
  model,
  messages: z.array(message).min(1),
  audio: audio.nullable().optional(),
  frequency_penalty: penalty.nullable().optional(),
  function_call: legacyFunctionCall.optional(),
  functions: z.array(legacyFunction).optional(),
  logit_bias: z.record(z.string(), z.number().min(-100).max(100)).nullable().optional(),
  logprobs: z.boolean().nullable().optional(),
  max_completion_tokens: positiveInteger.nullable().optional(),
  max_tokens: positiveInteger.nullable().optional(),
  metadata: metadata.nullable().optional(),
  modalities: z
    .array(z.enum(['text', 'audio']))
    .nullable()
    .optional(),
  moderation: moderation.nullable().optional(),
  n: integer.min(1).max(128).nullable().optional(),
  parallel_tool_calls: z.boolean().optional(),
  prediction: z
    .object({ type: z.literal('content'), content: textContent })
    .nullable()
    .optional(),
  presence_penalty: penalty.nullable().optional(),
  prompt_cache_key: z.string().nullable().optional(),
  prompt_cache_options: z
    .object({
      mode: z.enum(['implicit', 'explicit']).optional(),
      ttl: z.literal('30m').optional(),
    })
    .optional(),
  prompt_cache_retention: promptCacheRetention.nullable().optional(),
  reasoning_effort: reasoningEffort.nullable().optional(),
  response_format: responseFormat.optional(),
  safety_identifier: z.string().nullable().optional(),
  seed: integer.nullable().optional(),
  service_tier: z
    .enum(['auto', 'default', 'flex', 'scale', 'priority', 'fast'])
    .nullable()
    .optional(),
  stop: z
    .union([z.string(), z.array(z.string()).max(4)])
    .nullable()
    .optional(),
  store: z.boolean().nullable().optional(),
  stream: z.boolean().nullable().optional(),
  stream_options: z
    .object({
      include_obfuscation: z.boolean().optional(),
      include_usage: z.boolean().optional(),
    })
    .nullable()
    .optional(),
  temperature: temperature.nullable().optional(),
  tool_choice: toolChoice.optional(),
  tools: z.array(tool).optional(),
  top_logprobs: topLogprobs.nullable().optional(),
  top_p: topP.nullable().optional(),
  user: z.string().optional(),
  verbosity: verbosity.nullable().optional(),
  web_search_options: webSearchOptions.optional(),
});
