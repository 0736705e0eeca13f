import { raceStreams } from '../harness/race-streams.mjs';
import { startServer } from '../harness/server-process.mjs';

const at = (file) => new URL(`../contenders/relay/${file}.mjs`, import.meta.url);

export default async () => {
  const upstream = await startServer({ name: 'provider', url: at('provider') }, 1);
  const provider = `http://127.0.0.1:${upstream.port}`;
  const options = { provider };
  const portkey = {
    name: 'Portkey’s gateway 1.15.2',
    url: at('portkey'),
    options: { mendStreams: true },
    path: '/v1/chat/completions',
    headers: {
      authorization: 'Bearer sk-bench',
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `${provider}/stream/v1`,
    },
  };
  const toggle = (kind, streams, rest) => ({
    race: raceStreams,
    kind,
    streams,
    shared: true,
    baseline: {
      name: 'guard off',
      url: at('faultwire'),
      options,
      path: `/raw/${kind}/v1/chat/completions`,
    },
    ...rest,
  });
  const on = { name: 'guard on', url: at('faultwire'), options, ours: true };
  const races = [
    {
      title: 'A stream relayed at full speed',
      note: 'CPU time a frame against a raw fetch pipe; four streams of 2,500 frames of 269 bytes at once.',
      race: raceStreams,
      kind: 'stream',
      streams: 4,
      baseline: { name: 'raw fetch pipe', url: at('fetch-pass'), options },
      contenders: [
        {
          name: 'faultwire, send and relay',
          url: at('faultwire'),
          options,
          ours: true,
          target: 1.1,
        },
        { name: 'faultwire, relay of a fetch', url: at('faultwire-fetch'), options, ours: true },
        { name: 'eventsource-parser and JSON both ways', url: at('parser-json'), options },
        { name: 'openai SDK, re-serialised', url: at('openai-sdk'), options },
        { name: 'AI SDK’s parser, re-serialised', url: at('ai-sdk'), options },
        portkey,
      ],
    },
    toggle('stream', 4, {
      title: 'The guard switched on and off in one process, full speed',
      note: 'Frames a second against the same call with the guard off.',
      by: 'wall',
      rounds: 30,
      contenders: [{ ...on, target: 0.95 }],
    }),
    toggle('paced', 100, {
      title: 'The guard switched on and off in one process, paced',
      note: 'Frames a CPU second, 100 streams with a frame every 20 ms each.',
      launches: 1,
      rounds: 7,
      contenders: [{ ...on, target: 0.99 }],
    }),
  ];
  return Object.assign(races, { close: () => upstream.stop() });
};
