import { fault } from '@faultwire/core';
import { z } from 'zod';
import type { PostName } from './routes.js';

/** A request body that has been checked. */
export type CheckedBody = Readonly<Record<string, unknown>>;

const text = z.string().min(1);
const list = z.array(z.unknown()).min(1);
const schemas = {
  chat: z.looseObject({
    model: text,
    messages: list,
    temperature: z.number().min(0).max(2).optional(),
  }),
  responses: z.looseObject({ model: text, input: z.union([text, list]) }),
  embeddings: z.looseObject({ model: text, input: z.union([text, list]) }),
  messages: z.looseObject({ model: text, messages: list }),
  gemini: z.looseObject({ contents: list }),
};

/**
 * Checks a body before anything is paid for it.
 *
 * @throws Fault or ZodError, which Faultwire reads.
 */
export function checkBody(route: PostName, body: unknown): CheckedBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw fault('invalid_request_error');
  }
  return schemas[route].parse(body);
}
