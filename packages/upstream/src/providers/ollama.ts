import { phrases } from '../read/phrases/phrase.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Ollama: `{"error":"text"}` on its own routes; on /v1 OpenAI's envelope, where `type` is
 * `api_error` for all but 400 and 404.
 * Source: ollama/ollama, server/routes.go, server/sched.go, llm/server.go, openai/openai.go.
 */
export const ollama: FamilyReader = provider({
  name: 'ollama',
  aliases: ['ollama-cloud'],
  speaks: [
    mention('ollama.com', /\bollama\.com/),
    mention('llama runner process', /llama runner process/),
  ],
  phrases: [
    ...phrases('context_length_exceeded', [
      ['context length', /exceeds? (?:the |max )?context length/],
    ]),
    ...phrases('model_not_found', [['not found', /^model '' not found|try pulling it first/]]),
    ...phrases('overloaded', [['pending requests', /maximum pending requests exceeded/]]),
    ...phrases('rate_limit_exceeded', [['usage limit', /reached your (?:\w{4,8} )?usage limit/]]),
    // This host cannot hold the model: the same request fails here again.
    ...phrases('service_unavailable', [['memory', /more system memory|out of memory/]], {
      retryable: false,
    }),
  ],
});
