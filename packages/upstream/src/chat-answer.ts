import { type Fault, fault } from '@faultwire/core';
import { knownSource } from './relay-source.js';
import type { Reply } from './reply.js';
import { GuardedStream } from './stream/guarded-stream.js';

/** What a chat came to. */
export interface ChatAnswer {
  readonly content: string;
  readonly model: string;
  readonly finishReason: string;
}

/** A whole answer is kept in memory here; nobody reads a longer one. */
const KEEP_BYTES = 16 * 1_048_576;

/** As much of a choice as is read, of an answer or of a chunk. */
interface Choice {
  readonly message?: { readonly content?: unknown } | null;
  readonly delta?: { readonly content?: unknown } | null;
  readonly finish_reason?: unknown;
}

/**
 * The text of a plain answer.
 *
 * @throws a Fault for what is no chat completion.
 */
export async function plainAnswer(reply: Reply): Promise<ChatAnswer> {
  const body = (await reply.json()) as { choices?: readonly Choice[]; model?: unknown } | null;
  const choice = Array.isArray(body?.choices) ? body.choices[0] : undefined;
  if (choice === undefined) throw notChat();
  return {
    content: textOf(choice.message?.content),
    model: textOf(body?.model),
    finishReason: textOf(choice.finish_reason),
  };
}

/**
 * The text of a stream, read to its true end.
 *
 * @throws a Fault where it breaks, what had come in `partial.text`.
 */
export async function streamedAnswer(reply: Reply): Promise<ChatAnswer> {
  const { bytes, facts } = await knownSource(reply, {}, true);
  const stream = new GuardedStream(bytes, facts, KEEP_BYTES);
  const gathered = { content: '', model: '', finishReason: '' };
  const decoder = new TextDecoder();
  let text = '';
  try {
    const opening = await stream.open();
    let piece: Uint8Array | undefined = opening.bytes;
    while (piece !== undefined) {
      text += decoder.decode(piece, { stream: true });
      const frames = text.split(/\r?\n\r?\n/);
      // Only whole frames come out of a guarded stream; the last piece is what follows the last.
      text = frames.pop() ?? '';
      for (const frame of frames) gather(frame, gathered);
      piece = await stream.next();
    }
    gather(text, gathered);
    return gathered;
  } finally {
    await stream.close();
  }
}

function gather(frame: string, into: { -readonly [K in keyof ChatAnswer]: string }): void {
  const data = frame
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n');
  if (!data.startsWith('{')) return;
  const chunk = JSON.parse(data) as { choices?: readonly Choice[]; model?: unknown };
  const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
  into.content += textOf(choice?.delta?.content);
  into.model = textOf(chunk.model) || into.model;
  into.finishReason = textOf(choice?.finish_reason) || into.finishReason;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function notChat(): Fault {
  return fault('upstream_unreachable', { message: 'the answer is no chat completion' });
}
