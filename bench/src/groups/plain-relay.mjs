import { PLAIN, REQUEST } from '../contenders/relay/wire.mjs';
import { startServer } from '../harness/server-process.mjs';

const at = (file) => new URL(`../contenders/relay/${file}.mjs`, import.meta.url);

export default async () => {
  const upstream = await startServer({ name: 'provider', url: at('provider') }, 1);
  const provider = `http://127.0.0.1:${upstream.port}`;
  const options = { provider };
  const races = Object.entries(PLAIN).map(([kind, [status]]) => ({
    title: `A failed call relayed: ${kind === 'html' ? '502 as HTML' : `${status} as JSON`}`,
    note: 'Requests a CPU second against a fetch pass-through; a request of 13 KB. Ours is send and relay, the failure normalised.',
    baseline: { name: 'fetch pass-through', url: at('fetch-pass'), options },
    request: {
      path: `/${kind}/v1/chat/completions`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: REQUEST,
      awake: false,
    },
    status,
    launches: 2,
    warmUp: 3000,
    contenders: [
      { name: 'faultwire, send and relay', url: at('faultwire'), options, ours: true, target: 2 },
      { name: 'openai SDK', url: at('openai-sdk'), options },
      {
        name: 'Portkey’s gateway 1.15.2',
        url: at('portkey'),
        options,
        request: {
          path: '/v1/chat/completions',
          headers: {
            'content-type': 'application/json',
            authorization: 'Bearer sk-bench',
            'x-portkey-provider': 'openai',
            'x-portkey-custom-host': `${provider}/${kind}/v1`,
          },
        },
      },
      { name: 'node:http pass-through, nothing read', url: at('http-pass'), options, aside: true },
    ],
  }));
  return Object.assign(races, { close: () => upstream.stop() });
};
