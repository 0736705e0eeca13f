import { createUpstream, safeChat } from '@faultwire/upstream';

/** One place to ask, and the model to ask for there. */
export interface Family {
  readonly baseURL: string;
  readonly model: string;
  readonly apiKey: string;
}

/**
 * A model that keeps failing is left alone: after five failures its circuit opens, and traffic goes
 * to another provider's family at once, until a single probe finds the first one well again.
 */
export function chatWithTwoFamilies(first: Family, second: Family): TwoFamilies {
  const upstream = createUpstream({
    baseURL: first.baseURL,
    apiKey: first.apiKey,
    retry: false,
    breaker: { failures: 5, openMs: 30_000 },
    fallback: [{ ...second, when: ['service_unavailable', 'overloaded', 'upstream_unreachable'] }],
  });
  return {
    async ask(prompt) {
      const messages = [{ role: 'user', content: prompt }];
      const result = await safeChat(upstream, { model: first.model, messages });
      return result.ok ? `${result.model}: ${result.content}` : result.userMessage;
    },
    circuits: upstream.circuits,
  };
}

export interface TwoFamilies {
  /** An answer with the model's name before it, or a sentence fit to show. */
  ask(prompt: string): Promise<string>;
  circuits: ReturnType<typeof createUpstream>['circuits'];
}
