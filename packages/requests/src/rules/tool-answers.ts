import type { Finding, Report } from '../finding.js';
import { eachObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** The calls of one message: the index of each by its id, or that it is answered. */
interface Turn {
  readonly message: number;
  readonly calls: Map<unknown, number>;
}

const ANSWERED = -1;

/**
 * A tool message answers a call of the assistant's turn before it, and every call is answered
 * before the next turn (https://platform.openai.com/docs/guides/function-calling).
 */
export const toolAnswers: Rule = ({ messages }, report) => {
  let turn: Turn | undefined;
  eachObject(messages, ({ role, tool_call_id: id, tool_calls: calls }, index) => {
    if (role === 'tool') {
      if (turn?.calls.has(id)) turn.calls.set(id, ANSWERED);
      else report(strayAnswer(index));
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
    calls.set(id, index);
  });
  return { message, calls };
}

function close({ message, calls }: Turn, report: Report): void {
  const wanted = "a tool message with its 'tool_call_id' before the next turn";
  for (const index of calls.values())
    if (index !== ANSWERED) report(wrongValue(['messages', message, 'tool_calls', index], wanted));
}

function strayAnswer(index: number): Finding {
  const wanted = "the id of a call in the preceding message with 'tool_calls'";
  return wrongValue(['messages', index, 'tool_call_id'], wanted);
}
