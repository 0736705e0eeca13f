import { Fault, isFault, underCredentials } from '@faultwire/core';
import type { FailedResponse, ProviderReader, ReadOptions } from './failed-response.js';
import { speakers } from './providers/index.js';
import { codeByStatus } from './read/by-status.js';
import { viewOf } from './read/view.js';
import { readBody } from './read-body.js';

/**
 * A provider's failure → a Fault that says what it means, whatever status it came with. Your own
 * readers are asked first, then the built-in ones, then the generic one. Never throws.
 *
 * @param failed status, headers and body text as they came; `provider` where it is known.
 * @param options whose key the provider saw (default `'operator'`), and readers of your own.
 * @returns the Fault; what the provider said is in `fault.upstream`, redacted, for logs.
 * @example
 * ```ts
 * const fault = readFailure({
 *   status: 429,
 *   body: '{"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}}',
 * }, { credentials: 'caller' });
 * fault.code; // 'insufficient_balance': no wait will help
 * ```
 */
export function readFailure(failed: FailedResponse, options: ReadOptions = {}): Fault {
  const copy = copyOf(failed);
  const made = asked(options.providers, copy) ?? read(copy);
  return underCredentials(made, options.credentials);
}

/** A failed response is an error message: what is longer or slower is not waited for. */
const LIMITS = { maxBytes: 1_048_576, maxMs: 5000 };

/**
 * The same for a fetch Response: reads at most 1 MiB of its body, for at most 5 s, and judges by
 * what has come. Never rejects.
 *
 * @param response a Response whose body nobody has read yet.
 * @param options as for `readFailure`.
 * @example
 * ```ts
 * const response = await fetch('https://api.solrouter.io/ai/models');
 * if (!response.ok) throw await readFailureResponse(response, { credentials: 'caller' });
 * ```
 */
export async function readFailureResponse(
  response: Response,
  options: ReadOptions = {},
): Promise<Fault> {
  const { status, headers } = response;
  return readFailure({ status, headers, body: await bodyOf(response) }, options);
}

async function bodyOf({ body, bodyUsed }: Response): Promise<string> {
  if (body === null || bodyUsed) return '';
  try {
    return (await readBody(body, LIMITS)).text;
  } catch {
    // Locked by somebody else: the status alone tells.
    return '';
  }
}

/** What the first of the application's own readers says that says anything. */
function asked(own: readonly ProviderReader[] = [], failed: FailedResponse): Fault | undefined {
  for (const reader of own) {
    try {
      const found = reader.recognize(failed);
      if (isFault(found)) return signed(found, reader.name);
    } catch {
      // A reader that throws has not recognised.
    }
  }
  return undefined;
}

/** What the built-in reader of whoever answered says. */
function read(failed: FailedResponse): Fault {
  try {
    const view = viewOf(failed);
    return speakers.of(view).read(view);
  } catch {
    return lastResort(failed);
  }
}

/** Read once and for all, so that a hostile object is asked only here. */
function copyOf(failed: FailedResponse): FailedResponse {
  try {
    const { status, headers, body, provider, model } = failed;
    return { status, headers, body, provider, model };
  } catch {
    return { status: 0, body: '' };
  }
}

/** Names the reader in the evidence, unless it named itself. */
function signed(made: Fault, name: string): Fault {
  if (made.evidence.recognizer === 'fault')
    (made as { evidence: Fault['evidence'] }).evidence = { ...made.evidence, recognizer: name };
  return made;
}

/** Not even the generic reader could look at it: the status is all there is. */
function lastResort(failed: FailedResponse): Fault {
  const status = typeof failed.status === 'number' ? failed.status : 0;
  return new Fault(codeByStatus(status), {
    evidence: { by: 'status', field: 'status', value: String(status) },
    upstream: { provider: 'unknown', ...(status === 0 ? {} : { status }), raw: '' },
  });
}
