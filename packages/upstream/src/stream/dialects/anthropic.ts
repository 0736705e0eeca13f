import { isJsonObject } from '../../read/json.js';
import type { Dialect, Judge, Reading, StreamEvent, Usage } from '../dialect.js';
import { FOREIGN, hasContent, LIFECYCLE, objectOrReading, usageOf } from './readings.js';

/**
 * Anthropic Messages: whole at `message_stop`
 * (https://docs.anthropic.com/en/docs/build-with-claude/streaming).
 */
export const anthropic: Dialect = {
  name: 'anthropic',
  varying: new Set(['text', 'thinking', 'partial_json']),
  foreignFields: new Set(),
  // Anthropic's SDK drops a frame without its `event:` line in silence (clients measured).
  named: true,
  errorKeyAlarms: false,
  judge: () => new AnthropicJudge(),
};

class AnthropicJudge implements Judge {
  readonly whole = false;
  #usage: Usage = {};

  read(event: StreamEvent): Reading {
    // Pings are this dialect's own.
    if (event.name === 'ping') return LIFECYCLE;
    const given = objectOrReading(event);
    if ('reading' in given) return given.reading === FOREIGN ? LIFECYCLE : given.reading;
    const { type, message, delta } = given.object;
    if (typeof type !== 'string') return FOREIGN;
    if (type === 'message_stop') return { says: 'end' };
    if (type === 'message_start')
      return this.#counted(isJsonObject(message) ? message['usage'] : undefined);
    if (type === 'message_delta') return this.#counted(given.object['usage']);
    if (type !== 'content_block_delta' || !isJsonObject(delta)) return LIFECYCLE;
    const { type: kind, ...rest } = delta;
    if (!Object.values(rest).some(hasContent)) return LIFECYCLE;
    const text = kind === 'text_delta' && typeof delta['text'] === 'string' ? delta['text'] : '';
    return { says: 'content', text, steady: true };
  }

  /** Input tokens come at the start, output tokens at the end. */
  #counted(usage: unknown): Reading {
    this.#usage = { ...this.#usage, ...usageOf(usage) };
    return { says: 'lifecycle', usage: this.#usage };
  }
}
