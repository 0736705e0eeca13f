// The servers that docs/clients.md is about: the three example gateways in four profiles, and peers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { profiles } from '@faultwire/core';
import { naiveExpress } from './naive-express.mjs';
import { startNaiveNest } from './naive-nest.mjs';

/** A provider that is silent for so long is late. */
const timeouts = { connectMs: 3000, firstContentMs: 3000, idleMs: 3000 };

const frameworks = {
  express: () => import('gateway-express'),
  koa: () => import('gateway-koa'),
  nest: () => import('gateway-nest'),
};

/** Clients that speak Chat Completions: the peers have no other route. */
export const chatClients =
  'openai-7,openai-6,openai-5,openai-4,ai-7-compatible,ai-6-compatible,langchain,agents,fetch';

/** Every gateway of ours: its name, its profile, and how it is started. */
export const gateways = Object.keys(profiles).flatMap((profile) =>
  Object.entries(frameworks).map(([name, load]) => ({
    name,
    profile,
    flags: [
      '--cell-ms',
      '30000',
      '--key',
      `${profiles[profile].keyPrefix}demo`,
      '--clients',
      'all',
    ],
    start: async (upstream) => {
      const { startGateway } = await load();
      return startGateway({
        upstream,
        upstreamKey: 'operator-key',
        profile: profiles[profile],
        timeouts,
        logger: false,
      });
    },
  })),
);

const peer = {
  profile: 'openai',
  flags: ['--open', '--cell-ms', '30000', '--clients', chatClients],
};

/** What others do. */
export const peers = [
  {
    ...peer,
    name: 'Express, the usual ten-line handler',
    async start(upstream) {
      const server = createServer(naiveExpress(upstream)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return {
        url: `http://127.0.0.1:${server.address().port}/v1`,
        async close() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
  { ...peer, name: 'Nest, the default filter', start: startNaiveNest },
  { ...peer, name: 'Portkey gateway 1.15.2', start: startPortkey, headersFor: portkeyHeaders },
];

function portkeyHeaders(upstream) {
  return ['x-portkey-provider: openai', `x-portkey-custom-host: ${upstream}`];
}

/** Portkey's gateway listens on the port that it is given, so a free one is looked for first. */
async function startPortkey() {
  const manifest = createRequire(import.meta.url).resolve('@portkey-ai/gateway/package.json');
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  const command = join(dirname(manifest), 'build', 'start-server.js');
  const child = spawn(process.execPath, [command, `--port=${port}`, '--headless'], {
    stdio: 'ignore',
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      break;
    if (tries > 100) throw new Error('Portkey did not start');
    await delay(100);
  }
  return { url: `${origin}/v1`, close: async () => void child.kill('SIGKILL') };
}
