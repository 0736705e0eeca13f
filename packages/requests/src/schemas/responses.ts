import { z } from 'zod';
import {
  jsonSchema,
  metadata,
  model,
  moderation,
  name,
  positiveInteger,
  promptCacheRetention,
  reasoningEffort,
  temperature,
  topLogprobs,
  topP,
  verbosity,
} from './parameters.js';
import { inputItem, promptVariable } from './response-items.js';
import { responseTool, responseToolChoice } from './response-tools.js';

const textFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    name,
    schema: jsonSchema,
    description: z.string().optional(),
    strict: z.boolean().nullable().optional(),
  }),
]);

const summary = z.enum(['auto', 'concise', 'detailed']).nullable().optional();

const reasoning = z.object({
  context: z.enum(['auto', 'current_turn', 'all_turns']).nullable().optional(),
  effort: reasoningEffort.nullable().optional(),
  generate_summary: summary,
  mode: z.string().optional(),
  summary,
});

const include = z.enum([
  'file_search_call.results',
  'web_search_call.results',
  'web_search_call.action.sources',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
  'reasoning.encrypted_content',
  'message.output_text.logprobs',
]);

/**
 * The Responses request (https://platform.openai.com/docs/api-reference/responses/create). Whether
 * `model` and `input` may be absent is a rule (rules/response-input.ts): a prompt template can
 * bring them.
 */
export const responsesSchema = z.object({
  model: model.optional(),
  input: z.union([z.string().min(1), z.array(inputItem).min(1)]).optional(),
  access_programs: z
    .object({ cyber: z.enum(['standard', 'daybreak_blue', 'daybreak_red']).optional() })
    .optional(),
  background: z.boolean().nullable().optional(),
  context_management: z
    .array(z.object({ type: z.string(), compact_threshold: z.number().nullable().optional() }))
    .nullable()
    .optional(),
  conversation: z
    .union([z.string(), z.object({ id: z.string() })])
    .nullable()
    .optional(),
  image: z
    .object({ context_compression: z.enum(['auto', 'enabled', 'disabled']).optional() })
    .optional(),
  include: z.array(include).nullable().optional(),
  instructions: z.string().nullable().optional(),
  max_output_tokens: positiveInteger.nullable().optional(),
  max_tool_calls: positiveInteger.nullable().optional(),
  metadata: metadata.nullable().optional(),
  moderation: moderation.nullable().optional(),
  parallel_tool_calls: z.boolean().nullable().optional(),
  previous_response_id: z.string().nullable().optional(),
  prompt: z
    .object({
      id: z.string(),
      variables: z.record(z.string(), promptVariable).nullable().optional(),
      version: z.string().nullable().optional(),
    })
    .nullable()
    .optional(),
  prompt_cache_key: z.string().nullable().optional(),
  prompt_cache_options: z
    .object({
      comparison_response_id: z.string().nullable().optional(),
      mode: z.enum(['implicit', 'explicit']).optional(),
      prewarm: z.boolean().optional(),
      ttl: z.enum(['30m', '12h']).optional(),
    })
    .optional(),
  prompt_cache_retention: promptCacheRetention.nullable().optional(),
  reasoning: reasoning.nullable().optional(),
  safety_identifier: z.string().nullable().optional(),
  service_tier: z
    .enum(['auto', 'default', 'flex', 'scale', 'priority', 'fast', 'ultrafast'])
    .nullable()
    .optional(),
  store: z.boolean().nullable().optional(),
  stream: z.boolean().nullable().optional(),
  stream_options: z.object({ include_obfuscation: z.boolean().optional() }).nullable().optional(),
  temperature: temperature.nullable().optional(),
  text: z
    .object({ format: textFormat.optional(), verbosity: verbosity.nullable().optional() })
    .optional(),
  tool_choice: responseToolChoice.optional(),
  tools: z.array(responseTool).optional(),
  top_logprobs: topLogprobs.nullable().optional(),
  top_p: topP.nullable().optional(),
  truncation: z.enum(['auto', 'disabled']).nullable().optional(),
  user: z.string().optional(),
});
