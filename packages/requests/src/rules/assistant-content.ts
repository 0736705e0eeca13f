import { objectsIn } from '../json-type.js';
import { missing } from '../shape/sentences.js';
import type { Rule } from './rule.js';

const INSTEAD = ['tool_calls', 'function_call', 'audio', 'refusal'] as const;

/** What the assistant said may be absent only where it did something else. */
export const assistantContent: Rule = ({ messages }, report) => {
  for (const [index, message] of objectsIn(messages)) {
    if (message['role'] !== 'assistant' || !isNothing(message['content'])) continue;
    if (INSTEAD.every((key) => isNothing(message[key])))
      report(missing(['messages', index, 'content']));
  }
};

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
