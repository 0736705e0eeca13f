import type { InputRequest } from './embeddings-request.js';
import type { Path } from './finding.js';
import { checkSchemas, eachResponseSchema } from './json-schema/request-schemas.js';
import { SeenSchemas } from './json-schema/seen-schemas.js';
import { checkedOptions, type RequestOptions } from './options.js';
import { type RequestSchema, requestSchema } from './request-schema.js';
import { responseMedia } from './rules/content-media.js';
import { metadata } from './rules/metadata.js';
import { responseHistory, responseInput } from './rules/response-input.js';
import { responseToolOutputs } from './rules/response-tool-outputs.js';
import { streamOptions } from './rules/stream-options.js';
import { responseToolChoice } from './rules/tool-choice.js';
import { responseToolNamesUnique } from './rules/tool-names.js';
import { responsesSchema } from './schemas/responses.js';
import { shapeCheck } from './shape/shape.js';
import { promptSize } from './size-limits.js';
import { windowFinding } from './window/context-window.js';
import { visitResponse } from './window/response-prompt.js';

const PROMPT: Path = ['input'];
const OUTPUT = ['max_output_tokens'];

/**
 * Prepares the check of Responses requests. Items and tools that the provider itself made or runs
 * are checked by their kind only.
 *
 * @param options the models' windows, what to do with unknown parameters, limits.
 * @throws TypeError that names an option which makes no sense.
 * @example
 * ```ts
 * const responses = responsesRequest();
 * const result = responses.check(body);
 * if (!result.ok) log(result.issues);
 * ```
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
export function responsesRequest(options?: RequestOptions): RequestSchema<InputRequest> {
  const { models, onUnknown, maxImageBytes, limits } = checkedOptions(options);
  const seen = new SeenSchemas();
  return requestSchema({
    size: (body) => promptSize(body, 'input', limits.messages, limits),
    shape: shapeCheck(responsesSchema, onUnknown),
    values: [responseMedia(maxImageBytes), metadata],
    relations: [
      responseInput,
      responseHistory,
      responseToolOutputs,
      responseToolNamesUnique,
      responseToolChoice,
      streamOptions,
    ],
    schemas: (body, report) => checkSchemas(body, eachResponseSchema, seen, report),
    window: (body, size, toolChars) => {
      const model = models(String(body['model']));
      // The provider drops what does not fit, if it was asked to.
      if (model === undefined || body['truncation'] === 'auto') return undefined;
      const parameters = { visit: visitResponse, prompt: PROMPT, output: OUTPUT };
      return windowFinding(body, model, parameters, size, toolChars);
    },
  });
}
