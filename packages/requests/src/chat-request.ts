import type { Path } from './finding.js';
import { checkSchemas, eachChatSchema } from './json-schema/request-schemas.js';
import { SeenSchemas } from './json-schema/seen-schemas.js';
import { checkedOptions, type RequestOptions } from './options.js';
import { type RequestSchema, requestSchema } from './request-schema.js';
import { assistantContent } from './rules/assistant-content.js';
import { audioOutput } from './rules/audio-output.js';
import { chatMedia } from './rules/content-media.js';
import { logprobs } from './rules/logprobs.js';
import { metadata } from './rules/metadata.js';
import { streamOptions } from './rules/stream-options.js';
import { toolAnswers } from './rules/tool-answers.js';
import { chatToolChoice, functionCallChoice } from './rules/tool-choice.js';
import { chatToolNamesUnique } from './rules/tool-names.js';
import { chatSchema } from './schemas/chat.js';
import { shapeCheck } from './shape/shape.js';
import { promptSize } from './size-limits.js';
import { visitChat } from './window/chat-prompt.js';
import { windowFinding } from './window/context-window.js';

/** A message of a chat; more of it is as the `openai` package types it. */
export interface ChatMessage {
  role: string;
  content?: unknown;
  tool_calls?: unknown;
  tool_call_id?: string;
}

/** A checked Chat Completions request. */
export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  stream?: boolean;
  [parameter: string]: unknown;
}

const PROMPT: Path = ['messages'];
const OUTPUT = ['max_completion_tokens', 'max_tokens'];

/**
 * Prepares the check of Chat Completions requests: make it once, use it for every request.
 *
 * @param options the models' windows, what to do with unknown parameters, limits.
 * @returns `parse`, which throws the Fault, and `check`, which returns it with every issue.
 * @throws TypeError that names an option which makes no sense.
 * @example
 * ```ts
 * const chat = chatRequest({ models: { 'demo-large': { contextTokens: 8_192 } } });
 * app.post('/v1/chat/completions', (req, res) => send(chat.parse(req.body), res));
 * ```
 * @see https://platform.openai.com/docs/api-reference/chat/create, and docs/contract.md,
 * "The catalog", for which code is given for what.
 */
export function chatRequest(options?: RequestOptions): RequestSchema<ChatRequest> {
  const { models, onUnknown, maxImageBytes, limits } = checkedOptions(options);
  const seen = new SeenSchemas();
  return requestSchema({
    size: (body) => promptSize(body, 'messages', limits.messages, limits),
    shape: shapeCheck(chatSchema, onUnknown),
    values: [chatMedia(maxImageBytes), metadata],
    relations: [
      assistantContent,
      toolAnswers,
      chatToolNamesUnique,
      chatToolChoice,
      functionCallChoice,
      streamOptions,
      logprobs,
      audioOutput,
    ],
    schemas: (body, report) => checkSchemas(body, eachChatSchema, seen, report),
    window: (body, size, toolChars) => {
      const model = models(String(body['model']));
      const parameters = { visit: visitChat, prompt: PROMPT, output: OUTPUT };
      return model && windowFinding(body, model, parameters, size, toolChars);
    },
  });
}
