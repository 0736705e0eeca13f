import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedCertificate } from './certificate.js';
import { createHandler } from './handler.js';
import { holdRefusingPort } from './refusing-port.js';
import { createRequestLog, type LoggedRequest } from './request-log.js';
import { checkScenario, type Rule, type Scenario } from './scenario.js';
import { playScenario } from './script.js';

/** A running fault upstream. */
export interface FaultUpstream {
  /** The base URL for an OpenAI client: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** Every request so far, in order. */
  readonly requests: readonly LoggedRequest[];
  /** How many requests carried this `x-probe-id`. */
  count(probeId: string): number;
  /** A base URL where every connection is refused. */
  readonly refusedURL: string;
  /** A base URL behind TLS whose certificate nobody has signed but itself. */
  readonly untrustedURL: string;
  /** Stops listening and drops what is open. */
  close(): Promise<void>;
}

/** Where the fault upstream listens, and who hears of it. */
export interface UpstreamOptions {
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** The port behind TLS. Default 0: any free port. */
  readonly tlsPort?: number | undefined;
  /** Hears of every request when it has come in. */
  readonly onRequest?: ((request: LoggedRequest) => void) | undefined;
}

/**
 * Starts the fault upstream in this process on a free loopback port: Chat Completions, Responses,
 * Embeddings, Models, Anthropic Messages, Gemini generate and stream. It answers well, or with the
 * fault that the scenario or the request asks for: model `fault:NAME`, header `x-fault: NAME`.
 *
 * @param scenario which requests meet which fault. Default: none do.
 * @param options ports (default: free ones) and who hears of requests.
 * @throws TypeError where the scenario has a field that is not one, with its path.
 * @example
 * ```ts
 * const provider = await startUpstream({ rules: [{ fault: 'html_502' }] });
 * const client = new OpenAI({ baseURL: provider.url, apiKey: 'any' });
 * await provider.close();
 * ```
 */
export async function startUpstream(
  scenario: Scenario = { rules: [] },
  options: UpstreamOptions = {},
): Promise<FaultUpstream> {
  checkScenario(scenario);
  const log = createRequestLog(options.onRequest);
  const startedAt = performance.now();
  const handle = createHandler({
    scenario,
    script: playScenario(scenario),
    log,
    elapsedMs: () => performance.now() - startedAt,
  });
  const plain = createServer(handle);
  const tls = createTlsServer(selfSignedCertificate(), handle);
  const refusing = await holdRefusingPort();
  const [port, tlsPort] = await Promise.all([
    listen(plain, options.port),
    listen(tls, options.tlsPort),
  ]).catch(async (error: unknown) => {
    // A port that is taken leaves nothing behind.
    await Promise.all([stop(plain), stop(tls), refusing.close()]);
    throw error;
  });
  const refusedURL = `http://127.0.0.1:${refusing.port}/v1`;
  const untrustedURL = `https://127.0.0.1:${tlsPort}/v1`;
  const always = scenario.rules.find(isUnconditional)?.fault;
  return {
    url:
      always === 'connection_refused'
        ? refusedURL
        : always === 'tls_failure'
          ? untrustedURL
          : `http://127.0.0.1:${port}/v1`,
    requests: log.entries,
    count: log.count,
    refusedURL,
    untrustedURL,
    async close() {
      await Promise.all([stop(plain), stop(tls), refusing.close()]);
    },
  };
}

/** A fault of the connection that holds for every request is a matter of the address. */
function isUnconditional({ fault, ...conditions }: Rule): boolean {
  return Object.values(conditions).every((value) => value === undefined) && fault !== 'none';
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
