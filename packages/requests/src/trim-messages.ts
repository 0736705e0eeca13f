import type { ChatMessage } from './chat-request.js';
import { messageTokens } from './window/prompt-tokens.js';

/** How far a conversation is to be shortened. */
export interface TrimOptions {
  /** What the messages may take together, in tokens. */
  maxTokens: number;
  /** Counted with this model's tokenizer where it is known. Default: an estimate. */
  model?: string | undefined;
}

/**
 * Drops the oldest turns of a conversation until it fits. System and developer messages stay, a
 * tool call and its results go together, and the newest turn stays even where it alone is too
 * long: without it nothing would be asked.
 *
 * @returns a new array with the messages that stay, in their order; the messages are not copied.
 * @throws TypeError where `maxTokens` is not a positive number.
 * @example
 * ```ts
 * const messages = trimMessages(history, { maxTokens: 8_192 - 1_024, model: 'gpt-4o-mini' });
 * ```
 */
export function trimMessages<M extends ChatMessage>(
  messages: readonly M[],
  options: TrimOptions,
): M[] {
  const { maxTokens, model = '' } = options;
  if (typeof maxTokens !== 'number' || !(maxTokens > 0))
    throw new TypeError('faultwire: the option `maxTokens` must be a number above zero.');
  const kept = new Set<M>(messages.filter(isInstruction));
  let room = maxTokens - messageTokens([...kept], model);
  const newestFirst = turnsOf(messages).reverse();
  for (const [age, turn] of newestFirst.entries()) {
    room -= messageTokens(turn, model);
    if (room < 0 && age > 0) break;
    for (const message of turn) kept.add(message);
  }
  return messages.filter((message) => kept.has(message));
}

function isInstruction({ role }: ChatMessage): boolean {
  return role === 'system' || role === 'developer';
}

/**
 * What must stay or go together: a message with the results of its calls. Results without a call
 * before them are in no turn, for no provider takes them.
 */
function turnsOf<M extends ChatMessage>(messages: readonly M[]): M[][] {
  const turns: M[][] = [];
  for (const message of messages) {
    if (isInstruction(message)) continue;
    const isResult = message.role === 'tool' || message.role === 'function';
    if (!isResult) turns.push([message]);
    else if (hasCalls(turns.at(-1)?.[0])) turns.at(-1)?.push(message);
  }
  return turns;
}

function hasCalls(message: (ChatMessage & { function_call?: unknown }) | undefined): boolean {
  return (message?.tool_calls ?? message?.function_call ?? undefined) !== undefined;
}
