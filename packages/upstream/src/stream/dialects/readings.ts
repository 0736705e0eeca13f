import { isFailure } from '../../read/events.js';
import { isJsonObject, type JsonObject, parseJson } from '../../read/json.js';
import type { Reading, StreamEvent, Usage } from '../dialect.js';

/** The readings that all dialects share. */
export const LIFECYCLE: Reading = Object.freeze({ says: 'lifecycle' });
export const FOREIGN: Reading = Object.freeze({ says: 'foreign' });
export const MALFORMED: Reading = failed({ why: 'malformed' });
export const TRUNCATED: Reading = failed({ why: 'truncated' });

/** What OpenAI-like upstreams send last; elsewhere it stands for an end that never came. */
export const DONE = '[DONE]';

/** The provider's own word for its failure. */
export function said(body: unknown): Reading {
  return failed({ why: 'said', body: typeof body === 'string' ? body : JSON.stringify(body) });
}

function failed(failure: NonNullable<Reading['failure']>): Reading {
  return Object.freeze({ says: 'failure', failure });
}

/**
 * The event's data as an object, or the reading that needs no dialect: a failure in any provider's
 * form, a ping, broken JSON, `[DONE]` before its time.
 */
export function objectOrReading(
  event: StreamEvent,
): { readonly object: JsonObject } | { readonly reading: Reading } {
  if (event.name === 'error') return { reading: said(event.data) };
  if (event.name === 'ping') return { reading: FOREIGN };
  if (event.data === DONE) return { reading: TRUNCATED };
  const parsed = parseJson(event.data);
  // Vertex AI wraps the failure of a stream in a list.
  const object = Array.isArray(parsed) ? parsed[0] : parsed;
  if (isFailure(object)) return { reading: said(event.data) };
  if (!isJsonObject(parsed)) return { reading: MALFORMED };
  return parsed['type'] === 'ping' ? { reading: FOREIGN } : { object: parsed };
}

/** Has the value anything in it that a reader would see? */
export function hasContent(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** The list's objects; none where it is no list. */
export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function usageOf(value: unknown): Usage | undefined {
  return isJsonObject(value) ? value : undefined;
}
