import { errorInStream, failureUnder200 } from '../errors/openai.js';
import { dataFrame, type GoodAnswer, words } from '../good-answer.js';

const usage = { prompt_tokens: 9, completion_tokens: words.length, total_tokens: 9 + words.length };

/** Chat Completions: https://platform.openai.com/docs/api-reference/chat */
export function chatAnswer(model: string, body: Readonly<Record<string, unknown>>): GoodAnswer {
  const head = { id: 'chatcmpl-lab', created: 1_790_000_000, model };
  const chunk = (delta: object, finish: string | null): string =>
    dataFrame({
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    });
  const options = body['stream_options'] as { include_usage?: unknown } | null | undefined;
  const message = { role: 'assistant', content: words.join(''), refusal: null };
  return {
    json: {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage,
    },
    frames: [
      chunk({ role: 'assistant', content: '' }, null),
      ...words.map((content) => chunk({ content }, null)),
      chunk({}, 'stop'),
      ...(options?.include_usage === true
        ? [dataFrame({ ...head, object: 'chat.completion.chunk', choices: [], usage })]
        : []),
      'data: [DONE]\n\n',
    ],
    middle: 1 + Math.floor(words.length / 2),
    errorFrame: dataFrame(errorInStream),
    errorBody: failureUnder200,
  };
}
