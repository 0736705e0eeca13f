import type { Report } from '../finding.js';
import { eachObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** The calls of one message that are not answered yet, by id. */
interface Turn {
  readonly message: number;
  /** Every id with the index of its call. */
  readonly calls: ReadonlyMap<unknown, number>;
  readonly open: Set<unknown>;
}

/**
 * A tool message answers a call of the assistant's turn before it, and every call is answered
 * before the next turn (https://platform.openai.com/docs/guides/function-calling).
 */
export const toolAnswers: Rule = ({ messages }, report) => {
  let turn: Turn | undefined;
  eachObject(messages, ({ role, tool_call_id: id, tool_calls: calls }, index) => {
    if (role === 'tool') {
      if (typeof id === 'string' && !turn?.calls.has(id)) report(strayAnswer(index));
      turn?.open.delete(id);
      return;
    }
    if (turn !== undefined) close(turn, report);
    turn = role === 'assistant' && Array.isArray(calls) ? opened(index, calls) : undefined;
  });
  if (turn !== undefined) close(turn, report);
};

function opened(message: number, made: readonly unknown[]): Turn {
  const calls = new Map<unknown, number>();
  eachObject(made, ({ id }, index) => {
    if (typeof id === 'string') calls.set(id, index);
  });
  return { message, calls, open: new Set(calls.keys()) };
}

function close({ message, calls, open }: Turn, report: Report): void {
  const wanted = "a tool message with its 'tool_call_id' before the next turn";
  for (const id of open)
    report(wrongValue(['messages', message, 'tool_calls', calls.get(id) ?? 0], wanted));
}

function strayAnswer(index: number): ReturnType<typeof wrongValue> {
  const wanted = "the id of a call in the preceding message with 'tool_calls'";
  return wrongValue(['messages', index, 'tool_call_id'], wanted);
}
