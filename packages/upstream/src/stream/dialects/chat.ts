import { isJsonObject, type JsonObject } from '../../read/json.js';
import type { Dialect, Judge, Reading, StreamEvent } from '../dialect.js';
import { Choices } from './choices.js';
import {
  DONE,
  hasContent,
  LIFECYCLE,
  objectOrReading,
  objects,
  said,
  TRUNCATED,
  usageOf,
} from './readings.js';

/**
 * Chat Completions, and the older Completions: whole when every choice seen has a `finish_reason`,
 * then `[DONE]` or a clean end (docs/contract.md, "Streams";
 * https://platform.openai.com/docs/api-reference/chat-streaming).
 */
export const chat: Dialect = {
  name: 'chat',
  varying: new Set([
    'content',
    'reasoning',
    'reasoning_content',
    'refusal',
    'arguments',
    'text',
    'obfuscation',
  ]),
  // openai 4 takes a named event for one of the Assistants API.
  foreignFields: new Set(['event']),
  named: false,
  // The AI SDK's openai-compatible provider reads the mere key as a failure.
  errorKeyAlarms: true,
  judge: () => new ChatJudge(),
};

class ChatJudge implements Judge {
  readonly #choices = new Choices();

  get whole(): boolean {
    return this.#choices.whole;
  }

  read(event: StreamEvent): Reading {
    if (event.data === DONE) return this.whole ? { says: 'end' } : TRUNCATED;
    const given = objectOrReading(event);
    if ('reading' in given) return given.reading;
    const chunk = given.object;
    const choices = objects(chunk['choices']);
    const failure = choices.find((c) => c['finish_reason'] === 'error' || hasContent(c['error']));
    if (failure !== undefined) return said(choiceFailure(failure, chunk));
    const usage = usageOf(chunk['usage']);
    let finishes = false;
    for (const choice of choices) finishes = this.#note(choice) || finishes;
    if (!choices.some(bearsContent)) return usage ? { says: 'lifecycle', usage } : LIFECYCLE;
    return {
      says: 'content',
      text: textOf(choices),
      usage,
      steady: !finishes && usage === undefined,
    };
  }

  #note(choice: JsonObject): boolean {
    const reason = choice['finish_reason'];
    const finishes = typeof reason === 'string' && reason !== '';
    this.#choices.note(choice['index'], finishes);
    return finishes;
  }
}

/** OpenRouter's form: the cause stands in the choice, or nowhere. */
function choiceFailure(choice: JsonObject, chunk: JsonObject): object {
  return hasContent(choice['error']) ? { error: choice['error'] } : chunk;
}

function bearsContent(choice: JsonObject): boolean {
  const delta = choice['delta'];
  if (hasContent(choice['text']) || hasContent(choice['message'])) return true;
  if (!isJsonObject(delta)) return false;
  return Object.keys(delta).some((key) => key !== 'role' && hasContent(delta[key]));
}

function textOf(choices: readonly JsonObject[]): string | undefined {
  const first = choices.find((choice) => (choice['index'] ?? 0) === 0);
  const delta = first?.['delta'];
  const text = isJsonObject(delta) ? delta['content'] : first?.['text'];
  return typeof text === 'string' ? text : undefined;
}
