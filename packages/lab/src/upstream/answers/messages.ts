import { anthropicError } from '../errors/anthropic.js';
import { type GoodAnswer, typedFrame, words } from '../good-answer.js';

/** Anthropic Messages: https://docs.anthropic.com/en/api/messages-streaming */
export function messagesAnswer(model: string): GoodAnswer {
  const head = { id: 'msg_lab', type: 'message', role: 'assistant', model };
  const usage = { input_tokens: 9, output_tokens: words.length };
  const overloaded = anthropicError('overloaded').body;
  return {
    json: {
      ...head,
      content: [{ type: 'text', text: words.join('') }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage,
    },
    frames: [
      typedFrame({
        type: 'message_start',
        message: {
          ...head,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { ...usage, output_tokens: 1 },
        },
      }),
      typedFrame({
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'text', text: '' },
      }),
      typedFrame({ type: 'ping' }),
      ...words.map((piece) =>
        typedFrame({
          type: 'content_block_delta',
          index: 0,
          delta: { type: 'text_delta', text: piece },
        }),
      ),
      typedFrame({ type: 'content_block_stop', index: 0 }),
      typedFrame({
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: words.length },
      }),
      typedFrame({ type: 'message_stop' }),
    ],
    middle: 3 + Math.floor(words.length / 2),
    errorFrame: typedFrame(overloaded),
    errorBody: overloaded,
  };
}
