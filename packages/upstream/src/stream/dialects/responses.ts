import { isJsonObject, type JsonObject } from '../../read/json.js';
import type { Dialect, Judge, Reading, StreamEvent } from '../dialect.js';
import { FOREIGN, hasContent, objectOrReading, said, usageOf } from './readings.js';

/**
 * The Responses API: whole at `response.completed` or `response.incomplete`, unless the response
 * inside says that it failed (https://platform.openai.com/docs/api-reference/responses-streaming).
 */
export const responses: Dialect = {
  name: 'responses',
  varying: new Set(['delta', 'obfuscation', 'sequence_number']),
  foreignFields: new Set(),
  named: false,
  errorKeyAlarms: false,
  judge: () => new ResponsesJudge(),
};

/** Progress that no reader sees: announcements, and tools at work. */
const LIFECYCLE_TYPE =
  /^keepalive$|^response\.(?:created|queued)$|\.(?:added|in_progress|searching|generating|interpreting)$/;
const TERMINAL = new Set(['response.completed', 'response.incomplete']);
const WHOLE: ReadonlySet<unknown> = new Set([undefined, 'completed', 'incomplete']);

class ResponsesJudge implements Judge {
  /** The terminal event ends the stream by itself; a clean end before it is none. */
  readonly whole = false;

  read(event: StreamEvent): Reading {
    const given = objectOrReading(event);
    if ('reading' in given) return given.reading;
    const { type, sequence_number: number, delta } = given.object;
    if (typeof type !== 'string') return FOREIGN;
    const sequenceNumber = typeof number === 'number' ? number : undefined;
    const response = isJsonObject(given.object['response']) ? given.object['response'] : {};
    if (type === 'response.cancelled') return said(failureOf(response));
    if (TERMINAL.has(type)) {
      if (!WHOLE.has(response['status']) || hasContent(response['error']))
        return said(failureOf(response));
      return { says: 'end', usage: usageOf(response['usage']), sequenceNumber };
    }
    if (LIFECYCLE_TYPE.test(type) || delta === '') return { says: 'lifecycle', sequenceNumber };
    const text = type === 'response.output_text.delta' && typeof delta === 'string' ? delta : '';
    return { says: 'content', text, sequenceNumber, steady: type.endsWith('.delta') };
  }
}

function failureOf(response: JsonObject): object {
  return hasContent(response['error']) ? { error: response['error'] } : response;
}
