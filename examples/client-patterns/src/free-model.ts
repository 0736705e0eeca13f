import { createUpstream } from '@faultwire/upstream';
import OpenAI from 'openai';

/**
 * An empty balance leads to a free model: the fallback of SolRouter's error page, without the
 * second fetch. Until `onBalanceChange()` the paid model is not even asked again.
 */
export function clientWithFreeModel(baseURL: string, apiKey: string): FreeModelClient {
  const upstream = createUpstream({
    fallback: [{ model: 'arcee-ai/trinity-mini:free', when: ['insufficient_balance'] }],
  });
  const client = new OpenAI({ baseURL, apiKey, fetch: upstream.fetch, maxRetries: 0 });
  return {
    async ask(model, prompt) {
      const messages = [{ role: 'user' as const, content: prompt }];
      const answer = await client.chat.completions.create({ model, messages });
      return { model: answer.model, content: answer.choices[0]?.message.content ?? '' };
    },
    toppedUp: () => upstream.onBalanceChange(),
  };
}

export interface FreeModelClient {
  /** Answers with the model that served. */
  ask(model: string, prompt: string): Promise<{ model: string; content: string }>;
  /** To be called when the account has credit again. */
  toppedUp(): void;
}
