import type { Outcome } from './driver.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the openai and Anthropic SDKs, and whoever wraps them, put on an error. */
export function raisedFields(error: unknown): Omit<Outcome, 'end'> {
  const fields = asFields(error);
  const { status, code, type, param, message } = fields;
  const requestId = fields['requestID'] ?? fields['request_id'];
  return {
    exception: nameOf(error),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof code === 'string' || code === null ? { code } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof param === 'string' || param === null ? { param } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof message === 'string' ? { message: message.slice(0, 300) } : {}),
  };
}

/** The class; bundlers put `_` before names, the AI SDK its own prefix. */
export function nameOf(error: unknown): string {
  const own = (error as { constructor?: { name?: string } } | null)?.constructor?.name;
  return (own ?? typeof error).replace(/^_+|^AI_/, '').replace(/\d+$/, '');
}

/** An object's fields, or none. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
