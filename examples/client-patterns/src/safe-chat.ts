import { createUpstream, safeChat } from '@faultwire/upstream';

/** What a screen shows of one chat. */
export interface Shown {
  readonly text: string;
  /** The answer broke off, and `text` is what had come. */
  readonly incomplete: boolean;
  /** Set where there is something to say beside the text. */
  readonly notice: string | undefined;
}

/**
 * The minimal resilient wrapper of SolRouter's error page, as a user interface needs it: it never
 * throws, shows what had come of a broken answer, and says the rest in a clean sentence. The Fault
 * goes to the log.
 */
export async function chatForScreen(
  baseURL: string,
  prompt: string,
  model = 'openai/gpt-4o-mini',
): Promise<Shown> {
  const upstream = createUpstream({ baseURL, credentials: 'caller' });
  const messages = [{ role: 'user', content: prompt }];
  const result = await safeChat(upstream, { model, messages, stream: true });
  if (result.ok) return { text: result.content, incomplete: false, notice: undefined };
  const { code, attempts, partial } = result.fault;
  console.error({ code, model, attempts });
  return {
    text: partial?.text ?? '',
    incomplete: partial !== undefined,
    notice: result.userMessage,
  };
}
