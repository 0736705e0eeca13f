import { isJsonObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/**
 * A tool message answers a call of the assistant's turn before it, and every call is answered
 * before the next turn (https://platform.openai.com/docs/guides/function-calling).
 */
export const toolAnswers: Rule = ({ messages }, report) => {
  if (!Array.isArray(messages)) return;
  let calls: ReadonlyMap<unknown, number> = new Map();
  let turn = 0;
  const open = new Set<unknown>();
  const close = (): void => {
    for (const id of open)
      report(
        wrongValue(
          ['messages', turn, 'tool_calls', calls.get(id) ?? 0],
          "a tool message with its 'tool_call_id' before the next turn",
        ),
      );
    open.clear();
  };
  messages.forEach((message: unknown, index) => {
    if (!isJsonObject(message)) return;
    const { role, tool_call_id: id, tool_calls: made } = message as Record<string, unknown>;
    if (role === 'tool') {
      if (typeof id === 'string' && !calls.has(id))
        report(
          wrongValue(
            ['messages', index, 'tool_call_id'],
            "the id of a call in the preceding message with 'tool_calls'",
          ),
        );
      open.delete(id);
      return;
    }
    close();
    turn = index;
    calls = role === 'assistant' ? idsOf(made) : new Map();
    for (const call of calls.keys()) open.add(call);
  });
  close();
};

/** The ids of the calls of one message, each with its index. */
function idsOf(calls: unknown): ReadonlyMap<unknown, number> {
  const ids = new Map<unknown, number>();
  if (!Array.isArray(calls)) return ids;
  calls.forEach((call: unknown, index) => {
    if (isJsonObject(call) && typeof call['id'] === 'string') ids.set(call['id'], index);
  });
  return ids;
}
