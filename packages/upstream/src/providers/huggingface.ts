import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Hugging Face: the hub and Inference Providers (`{"error"}`, `x-error-code`), and its servers TGI
 * and TEI (`{"error","error_type"}`, 424 for a failed backend).
 * Source: the OpenAPI documents of text-generation-inference and text-embeddings-inference;
 * huggingface_hub's handling of `X-Error-Code`.
 */
export const huggingface: FamilyReader = provider({
  name: 'huggingface',
  aliases: ['hf', 'hf-inference', 'huggingface-tgi', 'huggingface-tei', 'tgi', 'tei'],
  speaks: [
    word(
      'error_type',
      /^(?:validation|generation|incomplete_generation|tokenizer|backend|empty|overloaded|unhealthy)$/i,
    ),
    mention('huggingface.co/', /\bhuggingface\.co\//),
    mention('hf.co/', /\bhf\.co\//),
  ],
  words: vocabulary({
    permission_denied: 'GatedRepo',
    model_not_found: 'RepoNotFound RevisionNotFound',
  }),
  ownWords: vocabulary({
    validation_error: 'validation tokenizer template_error',
    server_error: 'generation incomplete_generation backend unhealthy',
    bad_request: 'empty',
  }),
  phrases: [
    ...phrases('request_too_large', [['batch size', /^batch size error|batch size.{0,40}maximum/]]),
    ...phrases('service_unavailable', [['loading', /is currently loading/]]),
    ...phrases('insufficient_balance', [
      ['subscription', /requires an? \w{2,12} subscription/],
      ['included credits', /exceeded your monthly included credits/],
    ]),
    ...phrases('rate_limit_exceeded', [['free usage limit', /reached free usage limit/]]),
    ...phrases('invalid_api_key', [['token seems', /token seems invalid/]]),
    ...phrases('model_not_found', [['any provider', /not supported by any provider/]]),
    ...phrases('permission_denied', [['restricted', /access to model.{0,120}is restricted/]]),
  ],
});
