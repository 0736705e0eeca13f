import { chat, type Json } from '../requests.js';
import { invalid, type Wrong } from './wrong.js';

/** Inside parameters that are objects or lists. */
export const inside: Wrong[] = [
  [chat({ logit_bias: { 50256: 101 } }), invalid, 'logit_bias[50256]'],
  [chat({ logit_bias: { 50256: '1' } }), invalid, 'logit_bias[50256]'],
  [chat({ metadata: { a: 1 } }), invalid, 'metadata.a'],
  [chat({ metadata: { a: 'x'.repeat(513) } }), invalid, 'metadata.a'],
  [chat({ metadata: { ['k'.repeat(65)]: 'x' } }), invalid, 'metadata'],
  [chat({ metadata: pairs(17) }), invalid, 'metadata'],
  [chat({ modalities: ['video'] }), invalid, 'modalities[0]'],
  [chat({ modalities: ['text', 5] }), invalid, 'modalities[1]'],
  [chat({ stop: ['a', 5] }), invalid, 'stop[1]'],
  [chat({ audio: { format: 'midi', voice: 'alloy' } }), invalid, 'audio.format'],
  [chat({ audio: { format: 'mp3' } }), invalid, 'audio.voice'],
  [chat({ audio: { format: 'mp3', voice: 5 } }), invalid, 'audio.voice'],
  [chat({ audio: { format: 'mp3', voice: { id: 5 } } }), invalid, 'audio.voice.id'],
  [chat({ prediction: { content: 'x' } }), invalid, 'prediction.type'],
  [chat({ prediction: { type: 'content' } }), invalid, 'prediction.content'],
  [chat({ prediction: { type: 'other', content: 'x' } }), invalid, 'prediction.type'],
  [
    chat({ stream: true, stream_options: { include_usage: 1 } }),
    invalid,
    'stream_options.include_usage',
  ],
  [
    chat({ web_search_options: { search_context_size: 'all' } }),
    invalid,
    'web_search_options.search_context_size',
  ],
  [
    chat({ web_search_options: { user_location: { type: 'exact' } } }),
    invalid,
    'web_search_options.user_location.approximate',
  ],
  [chat({ response_format: {} }), invalid, 'response_format.type'],
  [chat({ response_format: { type: 'xml' } }), invalid, 'response_format.type'],
  [chat({ response_format: { type: 'json_schema' } }), invalid, 'response_format.json_schema'],
  [
    chat({ response_format: { type: 'json_schema', json_schema: {} } }),
    invalid,
    'response_format.json_schema.name',
  ],
  [
    chat({ response_format: { type: 'json_schema', json_schema: { name: 'a b' } } }),
    invalid,
    'response_format.json_schema.name',
  ],
  [
    chat({ response_format: { type: 'json_schema', json_schema: { name: 'x'.repeat(65) } } }),
    invalid,
    'response_format.json_schema.name',
  ],
  [
    chat({ response_format: { type: 'json_schema', json_schema: { name: 'a', strict: 'yes' } } }),
    invalid,
    'response_format.json_schema.strict',
  ],
  [chat({ moderation: {} }), invalid, 'moderation.model'],
  [
    chat({ moderation: { model: 'm', policy: { input: { mode: 'off' } } } }),
    invalid,
    'moderation.policy.input.mode',
  ],
  [chat({ prompt_cache_options: { mode: 'none' } }), invalid, 'prompt_cache_options.mode'],
];

/** What one parameter asks of another. */
export const cross: Wrong[] = [
  [chat({ stream_options: { include_usage: true } }), invalid, 'stream_options'],
  [chat({ stream: false, stream_options: {} }), invalid, 'stream_options'],
  [chat({ top_logprobs: 5 }), invalid, 'top_logprobs'],
  [chat({ logprobs: true, top_logprobs: 21 }), invalid, 'top_logprobs'],
  [chat({ logprobs: true, top_logprobs: -1 }), invalid, 'top_logprobs'],
  [chat({ modalities: ['text', 'audio'] }), invalid, 'audio'],
];

function pairs(count: number): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
}
