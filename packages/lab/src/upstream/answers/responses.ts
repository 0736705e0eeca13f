import { errorInStream, failureUnder200 } from '../errors/openai.js';
import { type GoodAnswer, typedFrame, words } from '../good-answer.js';

const text = words.join('');

/** Responses: https://platform.openai.com/docs/api-reference/responses-streaming */
export function responsesAnswer(model: string): GoodAnswer {
  const part = { type: 'output_text', text, annotations: [], logprobs: [] };
  const item = {
    id: 'msg_lab',
    type: 'message',
    status: 'completed',
    role: 'assistant',
    content: [part],
  };
  const response = (status: string, output: readonly object[]): Record<string, unknown> => ({
    id: 'resp_lab',
    object: 'response',
    created_at: 1_790_000_000,
    status,
    error: null,
    incomplete_details: null,
    model,
    output,
    parallel_tool_calls: true,
    tool_choice: 'auto',
    tools: [],
    usage:
      status === 'completed'
        ? { input_tokens: 9, output_tokens: words.length, total_tokens: 9 + words.length }
        : null,
  });
  const at = { item_id: item.id, output_index: 0, content_index: 0 };
  const started = response('in_progress', []);
  const whole = response('completed', [item]);
  const events: ({ type: string } & Record<string, unknown>)[] = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, status: 'in_progress', content: [] },
    },
    { type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
    ...words.map((delta) => ({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...at, text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: whole },
  ];
  const middle = 4 + Math.floor(words.length / 2);
  return {
    json: whole,
    frames: events.map((event, index) => typedFrame({ ...event, sequence_number: index })),
    middle,
    errorFrame: typedFrame({
      type: 'error',
      code: errorInStream.error.type,
      message: errorInStream.error.message,
      param: null,
      sequence_number: middle,
    }),
    errorBody: failureUnder200,
  };
}
