import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { declared, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * vLLM, and SGLang and others that took its form: `{"object":"error","message","type","code"}`
 * (newer: inside `error`), `type` the name of a Python class, `code` the HTTP status.
 * Source: vllm-project/vllm, entrypoints/openai; sgl-project/sglang, entrypoints/openai.
 */
export const vllm: FamilyReader = provider({
  name: 'vllm',
  aliases: ['sglang', 'lmdeploy'],
  speaks: [
    word(
      'type',
      /^(?:BadRequest|NotFound|InternalServer|ServiceUnavailable|Unauthorized|UnprocessableEntity)Error$/,
      (statement) => /^\d{3}$/.test(declared(statement, 'code')),
    ),
  ],
  ownWords: vocabulary({
    bad_request: 'BadRequestError',
    server_error: 'InternalServerError',
    model_not_found: 'NotFoundError',
  }),
  phrases: [
    // The prompt left no room: nobody asked for a negative number of tokens.
    ...phrases('context_length_exceeded', [
      ['max_tokens', /max_tokens must be at least 1, got -/],
      ['context length', /model's (?:maximum )?context length/],
    ]),
    ...phrases('invalid_schema', [['schema', /json schema contains features not supported/]]),
    ...phrases('overloaded', [['queue', /request queue is full/]]),
  ],
});
