import { once } from 'node:events';
import { startServer } from '../harness/server-process.mjs';
import { openStream } from '../harness/stream-load.mjs';

const at = (file) => new URL(`../contenders/relay/${file}.mjs`, import.meta.url);
const STREAMS = 1000;

/** Heap a stream while they are open, and what is kept of it once their callers have left. */
async function idle(provider, path) {
  const server = await startServer({ name: path, url: at('faultwire'), options: { provider } });
  try {
    // Code, pools and caches first: they are not the streams'.
    await opened(server, path, STREAMS);
    const empty = await server.heap();
    let open;
    await opened(server, path, STREAMS, async () => {
      open = await server.heap();
    });
    return { open: (open - empty) / STREAMS, kept: ((await server.heap()) - empty) / STREAMS };
  } finally {
    await server.stop();
  }
}

async function opened(server, path, count, meanwhile = async () => {}) {
  const sockets = Array.from({ length: count }, () => openStream(server.port, path));
  await Promise.all(sockets.map((socket) => once(socket, 'data')));
  await meanwhile();
  for (const socket of sockets) socket.destroy();
  // Until the server has seen them leave, and let go of the provider.
  await new Promise((resolve) => setTimeout(resolve, 500));
}

async function measure() {
  const upstream = await startServer({ name: 'provider', url: at('provider') }, 1);
  try {
    const provider = `http://127.0.0.1:${upstream.port}`;
    const off = await idle(provider, '/raw/idle/v1/chat/completions');
    const on = await idle(provider, '/idle/v1/chat/completions');
    const kb = (name, bytes, more = {}) => {
      const value = bytes / 1024;
      const ratio = { low: value, median: value, high: value };
      return { name, better: 'lower', unit: ' KB', ratio, ...more };
    };
    return [
      kb('guard off: heap a stream', off.open, { aside: true }),
      kb('guard on: heap a stream', on.open, { aside: true }),
      kb('the guard’s own share', on.open - off.open, { ours: true, target: 1 }),
      kb('guard off: kept after the caller left', off.kept, { aside: true }),
      kb('guard on: kept after the caller left', on.kept, { ours: true, target: 1 }),
    ];
  } finally {
    await upstream.stop();
  }
}

export default () => [
  {
    title: 'Memory of an open, idle stream',
    note: `Heap after full collections, ${STREAMS} streams through send on node:http, with and without relay’s guard.`,
    race: measure,
  },
];
