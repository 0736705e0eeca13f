import { eachObject, isJsonObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

const CALLS: ReadonlySet<unknown> = new Set(['function_call', 'custom_tool_call']);
const OUTPUTS: ReadonlySet<unknown> = new Set(['function_call_output', 'custom_tool_call_output']);

/**
 * The output of a tool answers a call before it, and a call is answered. Where history lives with
 * the provider (an earlier response, a conversation, a reference), the call may be there.
 */
export const responseToolOutputs: Rule = (body, report) => {
  const { input, previous_response_id: previous, conversation, prompt } = body;
  if ((previous ?? conversation ?? prompt ?? undefined) !== undefined) return;
  if (Array.isArray(input) && input.some(isReference)) return;
  const open = new Map<unknown, number>();
  const known = new Set<unknown>();
  eachObject(input, ({ type, call_id: id }, index) => {
    if (CALLS.has(type)) {
      known.add(id);
      open.set(id, index);
    } else if (OUTPUTS.has(type)) {
      if (typeof id === 'string' && !known.has(id))
        report(wrongValue(['input', index, 'call_id'], 'the id of a call before it'));
      open.delete(id);
    }
  });
  for (const index of open.values())
    report(wrongValue(['input', index], "an item with its 'call_id' that holds the call's output"));
};

function isReference(item: unknown): boolean {
  return isJsonObject(item) && item['type'] === 'item_reference';
}
