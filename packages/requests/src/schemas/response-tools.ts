import { z } from 'zod';
import { jsonSchema, name } from './parameters.js';

/**
 * The tools of a Responses request: flat, where Chat Completions nests them. They are loose, for
 * the provider adds settings to its tools every few weeks.
 */

const functionTool = z.looseObject({
  type: z.literal('function'),
  name,
  description: z.string().nullable().optional(),
  parameters: jsonSchema.nullable().optional(),
  strict: z.boolean().nullable().optional(),
});

const customTool = z.looseObject({
  type: z.literal('custom'),
  name,
  description: z.string().nullable().optional(),
  format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({
        type: z.literal('grammar'),
        definition: z.string(),
        syntax: z.enum(['lark', 'regex']),
      }),
    ])
    .optional(),
});

const mcpTool = z.looseObject({
  type: z.literal('mcp'),
  server_label: z.string(),
  server_url: z.string().nullable().optional(),
  connector_id: z.string().nullable().optional(),
});

const fileSearchTool = z.looseObject({
  type: z.literal('file_search'),
  vector_store_ids: z.array(z.string()),
});

/** The provider's own tools, whose settings are its own: only their kind is checked. */
const hostedTool = z.looseObject({
  type: z.enum([
    'computer',
    'computer_use_preview',
    'web_search',
    'web_search_2025_08_26',
    'web_search_preview',
    'web_search_preview_2025_03_11',
    'code_interpreter',
    'programmatic_tool_calling',
    'image_generation',
    'local_shell',
    'shell',
    'namespace',
    'tool_search',
    'apply_patch',
  ]),
});

export const responseTool = z.discriminatedUnion('type', [
  functionTool,
  customTool,
  mcpTool,
  fileSearchTool,
  hostedTool,
]);

export const responseToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('function'), name: z.string() }),
    z.object({ type: z.literal('custom'), name: z.string() }),
    z.object({
      type: z.literal('mcp'),
      server_label: z.string().optional(),
      name: z.string().nullable().optional(),
    }),
    z.object({
      type: z.literal('allowed_tools'),
      mode: z.enum(['auto', 'required']),
      tools: z.array(z.record(z.string(), z.unknown())),
    }),
    z.object({
      type: z.enum([
        'file_search',
        'web_search_preview',
        'web_search_preview_2025_03_11',
        'computer',
        'computer_use',
        'computer_use_preview',
        'image_generation',
        'code_interpreter',
        'programmatic_tool_calling',
        'apply_patch',
        'shell',
      ]),
    }),
  ]),
]);
