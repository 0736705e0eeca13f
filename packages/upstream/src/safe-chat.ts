import { type Attempt, classify, type Fault } from '@faultwire/core';
import { withAttempts } from './attempts.js';
import { plainAnswer, streamedAnswer } from './chat-answer.js';
import type { Upstream } from './create-upstream.js';
import type { Reply } from './reply.js';
import { userMessage } from './user-message.js';

/** A request in Chat Completions' form; whatever else it has goes up as it is. */
export interface ChatCall {
  model: string;
  messages: readonly object[];
  [parameter: string]: unknown;
}

/** How a chat ended: with its text, or with what went wrong. */
export type ChatResult =
  | {
      readonly ok: true;
      /** Of the first choice; empty where the model called tools instead. */
      readonly content: string;
      /** The one that answered, which may be a fallback. */
      readonly model: string;
      readonly finishReason: string;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly ok: false;
      /** With its code, its wait, its attempts; of a broken stream what had come, in `partial.text`. */
      readonly fault: Fault;
      /** A sentence fit to show: no status, no code, nothing internal. */
      readonly userMessage: string;
    };

/**
 * One chat with everything that the upstream can do about failures. Never throws. With
 * `stream: true` the answer is read as a stream, so that a broken one leaves what had come.
 *
 * @param upstream of `createUpstream`, with a `baseURL`.
 * @param request the body of the call.
 * @param options `signal` ends it; the result is then a `client_closed_request`.
 * @example
 * ```ts
 * const result = await safeChat(upstream, { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] });
 * show(result.ok ? result.content : result.userMessage);
 * ```
 */
export async function safeChat(
  upstream: Pick<Upstream, 'send'>,
  request: ChatCall,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<ChatResult> {
  let reply: Reply | undefined;
  try {
    const { signal } = options;
    reply = await upstream.send('/chat/completions', { body: request, signal });
    const answer = await (request['stream'] === true ? streamedAnswer(reply) : plainAnswer(reply));
    return { ok: true, ...answer, attempts: reply.attempts };
  } catch (thrown) {
    const failure = classify(thrown);
    if (reply !== undefined && failure.attempts.length === 0) withAttempts(failure, reply.attempts);
    return { ok: false, fault: failure, userMessage: userMessage(failure) };
  }
}
