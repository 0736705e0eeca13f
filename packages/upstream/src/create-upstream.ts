import type { Circuit } from '@faultwire/core';
import { createFetch } from './fetch-face.js';
import type { Reply } from './reply.js';
import { createResilience } from './resilience/resilience.js';
import { createSend, type SendInit } from './send.js';
import { createTransport } from './transport.js';
import { checkOptions, type UpstreamOptions } from './upstream-options.js';

/** One provider, called in two ways over the same state. */
export interface Upstream {
  /** For SDKs: a failure is a Response in the standard envelope, a broken stream errors. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * For gateways: a failure is a thrown Fault.
   *
   * @param path behind the base URL: `'/chat/completions'`.
   * @throws Fault for every failure, TypeError without a `baseURL`.
   */
  send(path: string, init?: SendInit): Promise<Reply>;
  /** The breakers as this process knows them, closed ones included. */
  circuits(): readonly Circuit[];
  /** Forgets which keys were out of credit, so that they are asked again at once. */
  onBalanceChange(): void;
  /** Closes the connections that are kept alive. */
  close(): Promise<void>;
}

/**
 * Makes one provider, and what is to be done when it fails. It holds state (circuits,
 * budgets, sockets): make one, keep it.
 *
 * @throws TypeError for an option that makes no sense, naming it.
 * @example
 * ```ts
 * const upstream = createUpstream({ baseURL: 'https://api.openai.com/v1', apiKey: process.env.OPENAI_API_KEY });
 * await relay(await upstream.send('/chat/completions', { body: req.body, caller: req }), res);
 * ```
 */
export function createUpstream(options: UpstreamOptions = {}): Upstream {
  checkOptions(options);
  const resilience = createResilience(options);
  const transport = createTransport();
  return {
    fetch: createFetch(options, resilience),
    send: createSend(options, transport, resilience),
    circuits: resilience.circuits,
    onBalanceChange: resilience.onBalanceChange,
    async close() {
      transport.close();
    },
  };
}
