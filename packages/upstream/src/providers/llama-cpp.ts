import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * llama.cpp's server, and LM Studio, which runs it: `{"error":{"code":<status>,"message","type"}}`
 * with eight types. A context overflow comes as 400 or as 500.
 * Source: ggml-org/llama.cpp, tools/server (format_error_response).
 */
export const llamaCpp: FamilyReader = provider({
  name: 'llama.cpp',
  aliases: ['llamacpp', 'llama-cpp', 'llamafile', 'lmstudio', 'lm-studio'],
  speaks: [word('type', /^(?:exceed_context_size_error|not_supported_error|unavailable_error)$/)],
  words: vocabulary({
    context_length_exceeded: 'exceed_context_size_error',
    service_unavailable: 'unavailable_error',
    invalid_request_error: 'not_supported_error',
  }),
  phrases: [
    ...phrases('context_length_exceeded', [
      ['context', /(?:exceeds the available|greater than the) context|context the overflows|n_ctx/],
    ]),
    ...phrases('invalid_request_error', [
      ['not supported', /(?:image|audio) input is not supported/],
    ]),
    ...phrases('model_not_found', [['no models', /^no models loaded/]]),
    ...phrases('service_unavailable', [['loading model', /^loading model/]]),
  ],
});
