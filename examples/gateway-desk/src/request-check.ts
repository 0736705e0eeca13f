import { type Fault, fault } from '@faultwire/core';
import { chatRequest, embeddingsRequest, responsesRequest } from '@faultwire/requests';
import { z } from 'zod';
import { findModel } from './models.js';
import type { PostName } from './routes.js';

/** A request body that has been checked. */
export interface CheckedBody {
  readonly body: Readonly<Record<string, unknown>>;
  /** Prompt and answer do not fit into the model's window: for when the model may be used at all. */
  readonly overflow?: Fault;
}

const models = { models: findModel };
const openai = {
  chat: chatRequest(models),
  responses: responsesRequest(models),
  embeddings: embeddingsRequest(models),
};

/** The other dialects are checked as far as the gateway needs to know them. */
const others = {
  messages: z.looseObject({ model: z.string().min(1), messages: z.array(z.unknown()).min(1) }),
  gemini: z.looseObject({ contents: z.array(z.unknown()).min(1) }),
};

/**
 * Checks a body before anything is paid for it.
 *
 * @throws Fault, or a ZodError, which Faultwire reads.
 */
export function checkBody(route: PostName, body: unknown): CheckedBody {
  if (route === 'messages' || route === 'gemini') {
    if (typeof body !== 'object' || body === null) throw fault('invalid_request_error');
    return { body: others[route].parse(body) };
  }
  const checked = openai[route].check(body);
  if (checked.ok) return { body: checked.value };
  if (checked.fault.code !== 'context_length_exceeded') throw checked.fault;
  return { body: body as CheckedBody['body'], overflow: checked.fault };
}
