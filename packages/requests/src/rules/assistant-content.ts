import { eachObject } from '../json-type.js';
import { missing } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** What the assistant said may be absent only where it did something else. */
export const assistantContent: Rule = ({ messages }, report) => {
  eachObject(messages, ({ role, content, tool_calls, function_call, audio, refusal }, index) => {
    if (role !== 'assistant' || !isNothing(content)) return;
    if ([tool_calls, function_call, audio, refusal].every(isNothing))
      report(missing(['messages', index, 'content']));
  });
};

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
