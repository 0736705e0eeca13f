import { createUpstream, type Reply } from '@faultwire/upstream';

/**
 * `requestWithRetry` of SolRouter's error page: what may be retried is retried, up to three times,
 * after 500·2^(n-1) ms, with jitter so that clients do not come back together, and at once after
 * the provider's own hint where it gives one. What may not be retried is not.
 *
 * @throws Fault after the last try.
 */
export async function requestWithRetry(
  baseURL: string,
  body: object,
  { retries = 3, baseDelayMs = 500 }: { retries?: number; baseDelayMs?: number } = {},
): Promise<Reply> {
  const upstream = createUpstream({ baseURL, retry: { maxAttempts: retries + 1, baseDelayMs } });
  return upstream.send('/chat/completions', { body });
}
