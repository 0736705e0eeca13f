import { failureUnder200 } from '../errors/openai.js';
import type { GoodAnswer } from '../good-answer.js';

/** An answer that never streams. */
function plain(json: object): GoodAnswer {
  return { json, frames: [], middle: 0, errorFrame: '', errorBody: failureUnder200 };
}

/** Models: https://platform.openai.com/docs/api-reference/models/list */
export function modelsAnswer(): GoodAnswer {
  const data = ['demo-small', 'demo-large'].map((id) => ({
    id,
    object: 'model',
    created: 1_790_000_000,
    owned_by: 'faultwire',
  }));
  return plain({ object: 'list', data });
}

/** Embeddings: https://platform.openai.com/docs/api-reference/embeddings/create */
export function embeddingsAnswer(
  model: string,
  body: Readonly<Record<string, unknown>>,
): GoodAnswer {
  const input = body['input'];
  // An array of numbers is one input of tokens, any other array is one input an element.
  const many = Array.isArray(input) && typeof input[0] !== 'number' ? input.length : 1;
  const vector = new Float32Array([0.25, -0.5, 0.75]);
  // The official client asks for base64 unless told otherwise.
  const embedding =
    body['encoding_format'] === 'base64'
      ? Buffer.from(vector.buffer).toString('base64')
      : Array.from(vector);
  const data = Array.from({ length: many }, (_, index) => ({
    object: 'embedding',
    index,
    embedding,
  }));
  return plain({ object: 'list', data, model, usage: { prompt_tokens: 9, total_tokens: 9 } });
}
