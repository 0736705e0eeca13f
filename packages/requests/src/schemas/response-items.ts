import { z } from 'zod';
import { promptCacheBreakpoint } from './parameters.js';

/** What the input of a Responses request is made of. */

const cached = { prompt_cache_breakpoint: promptCacheBreakpoint.optional() };

const inputText = z.object({ type: z.literal('input_text'), text: z.string(), ...cached });

const inputImage = z.object({
  type: z.literal('input_image'),
  detail: z.enum(['low', 'high', 'auto', 'original']).nullable().optional(),
  file_id: z.string().nullable().optional(),
  image_url: z.string().nullable().optional(),
  ...cached,
});

const inputFile = z.object({
  type: z.literal('input_file'),
  detail: z.enum(['auto', 'low', 'high']).nullable().optional(),
  file_data: z.string().nullable().optional(),
  file_id: z.string().nullable().optional(),
  file_url: z.string().nullable().optional(),
  filename: z.string().nullable().optional(),
  ...cached,
});

/** What the model said before, handed back. */
const outputText = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  annotations: z.array(z.unknown()).optional(),
  logprobs: z.array(z.unknown()).nullable().optional(),
});

const refusal = z.object({ type: z.literal('refusal'), refusal: z.string() });

const inputParts = z.array(z.discriminatedUnion('type', [inputText, inputImage, inputFile]));

const status = z.enum(['in_progress', 'completed', 'incomplete']).nullable().optional();
const itemId = z.string().nullable().optional();

const message = z.object({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([
    z.string(),
    z.array(z.discriminatedUnion('type', [inputText, inputImage, inputFile, outputText, refusal])),
  ]),
  id: itemId,
  status,
  phase: z.enum(['commentary', 'final_answer']).nullable().optional(),
});

const functionCall = z.looseObject({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
  id: itemId,
  status,
});

const functionCallOutput = z.looseObject({
  type: z.literal('function_call_output'),
  call_id: z.string().nullable().optional(),
  output: z.union([z.string(), inputParts]),
  id: itemId,
  status,
});

const customCall = z.looseObject({
  type: z.literal('custom_tool_call'),
  call_id: z.string(),
  name: z.string(),
  input: z.string(),
  id: itemId,
});

const customCallOutput = z.looseObject({
  type: z.literal('custom_tool_call_output'),
  call_id: z.string(),
  output: z.union([z.string(), inputParts]),
  id: itemId,
});

const reasoning = z.looseObject({
  type: z.literal('reasoning'),
  id: itemId,
  summary: z.array(z.object({ type: z.literal('summary_text'), text: z.string() })),
  content: z.array(z.unknown()).nullable().optional(),
  encrypted_content: z.string().nullable().optional(),
  status,
});

const reference = z.object({ type: z.literal('item_reference'), id: z.string() });

/**
 * Items that the provider itself made and takes back (searches, shells, patches, MCP, …): only
 * their kind is checked, since no caller writes them by hand and they change often.
 */
const handedBack = z.looseObject({
  type: z.enum([
    'file_search_call',
    'computer_call',
    'computer_call_output',
    'web_search_call',
    'tool_search_call',
    'tool_search_output',
    'additional_tools',
    'configuration_update',
    'compaction',
    'compaction_trigger',
    'image_generation_call',
    'code_interpreter_call',
    'local_shell_call',
    'local_shell_call_output',
    'shell_call',
    'shell_call_output',
    'apply_patch_call',
    'apply_patch_call_output',
    'mcp_list_tools',
    'mcp_approval_request',
    'mcp_approval_response',
    'mcp_call',
    'program',
    'program_output',
  ]),
});

export const inputItem = z.discriminatedUnion('type', [
  message,
  functionCall,
  functionCallOutput,
  customCall,
  customCallOutput,
  reasoning,
  reference,
  handedBack,
]);

/** A value that a prompt template's variable may take. */
export const promptVariable = z.union([
  z.string(),
  z.discriminatedUnion('type', [inputText, inputImage, inputFile]),
]);
