import { z } from 'zod';
import { assistantContent, textContent, userContent } from './content-parts.js';

/** The messages of a chat, by role. */

const name = z.string().optional();

const system = z.object({ role: z.literal('system'), content: textContent, name });

const developer = z.object({ role: z.literal('developer'), content: textContent, name });

const user = z.object({ role: z.literal('user'), content: userContent, name });

const functionCall = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const customCall = z.object({
  id: z.string(),
  type: z.literal('custom'),
  custom: z.object({ name: z.string(), input: z.string() }),
});

const assistant = z.object({
  role: z.literal('assistant'),
  content: assistantContent.nullable().optional(),
  refusal: z.string().nullable().optional(),
  name,
  audio: z.object({ id: z.string() }).nullable().optional(),
  tool_calls: z.array(z.discriminatedUnion('type', [functionCall, customCall])).optional(),
  function_call: z.object({ name: z.string(), arguments: z.string() }).nullable().optional(),
});

const tool = z.object({
  role: z.literal('tool'),
  content: textContent,
  tool_call_id: z.string(),
});

/** Deprecated by OpenAI in favour of `tool`, still accepted. */
const functionResult = z.object({
  role: z.literal('function'),
  content: z.string().nullable(),
  name: z.string(),
});

export const message = z.discriminatedUnion('role', [
  system,
  developer,
  user,
  assistant,
  tool,
  functionResult,
]);
