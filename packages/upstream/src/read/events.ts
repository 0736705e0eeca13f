import { isJsonObject, parseJson } from './json.js';

/** Does the text begin like a stream of server-sent events? */
export function isEventStream(text: string): boolean {
  return /^\uFEFF?\s{0,16}(?:data:|event:|id:|retry:|:)/.test(text.slice(0, 64));
}

/**
 * The payload of the first event that is a failure: one named `error`, or one whose data is an
 * error envelope, a failed response, or a flat error object. Bounded: 256 KiB, 2,000 lines.
 */
export function firstFailureEvent(text: string): unknown {
  let name = '';
  for (const line of text.slice(0, 262_144).split(/\r\n|\n|\r/, 2000)) {
    if (line === '') name = '';
    else if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) {
      const data = line.slice(5).trim();
      const payload = parseJson(data);
      if (name === 'error') return payload ?? data;
      if (isFailure(payload)) return payload;
    }
  }
  return undefined;
}

/** Is this object a failure, and no chunk of an answer? */
export function isFailure(payload: unknown): boolean {
  if (!isJsonObject(payload)) return false;
  const { error, object, type, status } = payload as Record<string, unknown>;
  if (error !== undefined && error !== null && error !== false && error !== '') return true;
  if (object === 'error' || type === 'error' || type === 'response.failed') return true;
  return status === 'failed';
}
