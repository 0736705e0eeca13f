import { expect, test } from '@jest/globals';
import type { ChatCompletionCreateParamsBase } from 'openai/resources/chat/completions/completions';
import type { EmbeddingCreateParams } from 'openai/resources/embeddings';
import type { ResponseCreateParamsBase } from 'openai/resources/responses/responses';
import type { z } from 'zod';
import type { chatSchema } from '../../src/schemas/chat.js';
import type { embeddingsSchema } from '../../src/schemas/embeddings.js';
import type { responsesSchema } from '../../src/schemas/responses.js';
import type { AllSame, SameByKey } from './same-types.js';

/**
 * The compiler is the test here (`npm run typecheck`): each line fails to compile where a schema
 * and the types of the `openai` package accept different requests.
 */
type Chat = SameByKey<z.input<typeof chatSchema>, ChatCompletionCreateParamsBase>;
const chat = (same: Chat): AllSame<Chat> => same;

type Embeddings = SameByKey<z.input<typeof embeddingsSchema>, EmbeddingCreateParams>;
const embeddings = (same: Embeddings): AllSame<Embeddings> => same;

/**
 * Stated exceptions of the Responses request. `input`, `tools` and `tool_choice`: items and tools
 * of the provider's own are checked by their kind, fields that the API lets be absent may be
 * (`detail`, `annotations`, `strict`), and a reference has to say its type. `prompt`: its
 * variables are such parts.
 */
type Exceptions = 'input' | 'tools' | 'tool_choice' | 'prompt';
type Responses = SameByKey<z.input<typeof responsesSchema>, ResponseCreateParamsBase>;
const responses = (same: Responses): AllSame<Responses, Exceptions> => same;

test('the schemas accept what the types of the openai package accept', () => {
  expect([chat, embeddings, responses]).toHaveLength(3);
});
