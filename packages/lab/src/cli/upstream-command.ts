import { parseArgs } from 'node:util';
import type { LoggedRequest } from '../upstream/request-log.js';
import { readScenarioFile } from '../upstream/scenario-file.js';
import { scenarioSchema } from '../upstream/scenario-schema.js';
import { type FaultUpstream, startUpstream } from '../upstream/start-upstream.js';
import { UsageError } from '../usage-error.js';
import type { Command } from './command.js';
import type { ConsoleIo } from './console-io.js';
import { wholeNumber } from './flag-values.js';

/** `faultwire upstream`: the fault upstream as a server, until Ctrl-C. */
export const upstreamCommand: Command = {
  usage:
    'upstream [--port N] [--tls-port N] [--scenario FILE] [--seed N] [--quiet]\nupstream --schema   the JSON Schema of scenario files',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'tls-port': { type: 'string' },
        scenario: { type: 'string' },
        seed: { type: 'string' },
        quiet: { type: 'boolean' },
        schema: { type: 'boolean' },
      },
    });
    if (values.schema === true) {
      io.out(`${JSON.stringify(scenarioSchema(), null, 2)}\n`);
      return 0;
    }
    const seed = wholeNumber('seed', values.seed);
    const scenario =
      values.scenario === undefined ? { rules: [] } : await readScenario(values.scenario);
    const upstream = await start(seed === undefined ? scenario : { ...scenario, seed }, {
      port: wholeNumber('port', values.port, 65_535),
      tlsPort: wholeNumber('tls-port', values['tls-port'], 65_535),
      onRequest: values.quiet === true ? undefined : (request) => io.out(lineOf(request)),
    });
    try {
      tell(upstream, io);
      if (!io.ended.aborted) {
        await new Promise((resolve) => io.ended.addEventListener('abort', resolve, { once: true }));
      }
    } finally {
      await upstream.close();
    }
    return 0;
  },
};

async function readScenario(file: string): ReturnType<typeof readScenarioFile> {
  return readScenarioFile(file).catch((error: Error) => {
    throw new UsageError(error.message);
  });
}

/** A port that is taken is no defect of ours. */
async function start(...args: Parameters<typeof startUpstream>): Promise<FaultUpstream> {
  return startUpstream(...args).catch((error: Error) => {
    throw new UsageError(`upstream: ${error.message}`);
  });
}

function tell(upstream: FaultUpstream, io: ConsoleIo): void {
  const { origin } = new URL(upstream.url);
  io.out(
    [
      `faultwire upstream listening on ${upstream.url}`,
      `  OpenAI     ${upstream.url}/chat/completions /responses /embeddings /models`,
      `  Anthropic  ${upstream.url}/messages`,
      `  Gemini     ${origin}/v1beta/models/MODEL:generateContent and :streamGenerateContent`,
      `  TLS that nobody trusts  ${upstream.untrustedURL}`,
      `  nobody listens at       ${upstream.refusedURL}`,
      "  ask for a fault by header 'x-fault: NAME;atByte=120' or model 'fault:NAME'; Ctrl-C ends it",
      '',
    ].join('\n'),
  );
}

function lineOf({ method, path, headers, body }: LoggedRequest): string {
  const model = (body as { model?: unknown } | undefined)?.model;
  const wish = headers['x-fault'];
  const asked = typeof wish === 'string' ? wish : typeof model === 'string' ? model : '';
  // A caller chooses these words; control characters would reach the terminal.
  const safe = asked.slice(0, 100).replace(/[^\x20-\x7e]/g, '?');
  return `${method} ${path}${safe === '' ? '' : ` ${safe}`}\n`;
}
