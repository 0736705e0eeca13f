import { checkedOptions, type RequestOptions } from './options.js';
import { type RequestSchema, requestSchema } from './request-schema.js';
import { embeddingsSchema } from './schemas/embeddings.js';
import { shapeCheck } from './shape/shape.js';
import { promptSize } from './size-limits.js';
import { embeddingWindowFinding } from './window/embedding-window.js';

/** A checked Embeddings or Responses request. */
export interface InputRequest {
  model: string;
  input: unknown;
  [parameter: string]: unknown;
}

/** No model embeds more in one request (OpenAI's API reference). */
const MAX_TOKENS = 300_000;

/**
 * Prepares the check of Embeddings requests.
 *
 * @param options the models' windows (of each input), what to do with unknown parameters, limits.
 * @throws TypeError that names an option which makes no sense.
 * @example
 * ```ts
 * const embeddings = embeddingsRequest({ onUnknown: 'reject' });
 * const { model, input } = embeddings.parse(req.body);
 * ```
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export function embeddingsRequest(options?: RequestOptions): RequestSchema<InputRequest> {
  const { models, onUnknown, limits } = checkedOptions(options);
  return requestSchema({
    size: (body) => {
      const { input } = body;
      // A list of tokens is one input; its length is the window's business.
      const isOne = Array.isArray(input) && typeof input[0] === 'number';
      return promptSize(body, 'input', isOne ? MAX_TOKENS : limits.inputs, limits);
    },
    shape: shapeCheck(embeddingsSchema, onUnknown),
    values: [],
    relations: [],
    schemas: () => 0,
    window: (body) => {
      const model = models(String(body['model']));
      return model && embeddingWindowFinding(body, model);
    },
  });
}
