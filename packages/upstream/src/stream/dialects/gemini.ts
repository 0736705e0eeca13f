import { isJsonObject, type JsonObject } from '../../read/json.js';
import type { Dialect, Judge, Reading, StreamEvent } from '../dialect.js';
import { Choices } from './choices.js';
import { hasContent, objectOrReading, objects, usageOf } from './readings.js';

/**
 * Gemini's `streamGenerateContent?alt=sse`: whole when every candidate seen has a `finishReason`,
 * or the prompt was blocked (https://ai.google.dev/api/generate-content).
 */
export const gemini: Dialect = {
  name: 'gemini',
  varying: new Set(['text', 'thoughtSignature']),
  // @google/genai drops a frame that does not begin with `data:` in silence (clients measured).
  foreignFields: new Set(['event', 'id', 'retry', '']),
  named: false,
  errorKeyAlarms: false,
  judge: () => new GeminiJudge(),
};

class GeminiJudge implements Judge {
  readonly whole = false;
  readonly #candidates = new Choices();

  read(event: StreamEvent): Reading {
    const given = objectOrReading(event);
    if ('reading' in given) return given.reading;
    const { promptFeedback, usageMetadata } = given.object;
    const usage = usageOf(usageMetadata);
    const candidates = objects(given.object['candidates']);
    for (const candidate of candidates)
      this.#candidates.note(candidate['index'], finishes(candidate));
    const text = textOf(candidates);
    if (this.#candidates.whole || isBlocked(promptFeedback)) return { says: 'end', usage, text };
    if (!candidates.some(bearsContent)) return { says: 'lifecycle', usage };
    return { says: 'content', usage, text, steady: true };
  }
}

function finishes({ finishReason }: JsonObject): boolean {
  return typeof finishReason === 'string' && finishReason !== 'FINISH_REASON_UNSPECIFIED';
}

function isBlocked(feedback: unknown): boolean {
  return isJsonObject(feedback) && hasContent(feedback['blockReason']);
}

function partsOf({ content }: JsonObject): JsonObject[] {
  return isJsonObject(content) ? objects(content['parts']) : [];
}

function bearsContent(candidate: JsonObject): boolean {
  return partsOf(candidate).some((part) => Object.values(part).some(hasContent));
}

function textOf(candidates: readonly JsonObject[]): string {
  const first = candidates.find((candidate) => (candidate['index'] ?? 0) === 0);
  const shown =
    first === undefined ? [] : partsOf(first).filter((part) => part['thought'] !== true);
  return shown.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join('');
}
