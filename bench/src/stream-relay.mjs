/**
 * What relaying a stream of 10,000 frames costs beside a raw pipe over the same transport, as CPU of
 * one gateway process, interleaved: `node bench/src/stream-relay.mjs`. Medians of the rounds' ratios.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const FRAMES = 10_000;
const ROUNDS = 60;
const WARM_UP = 4;

/** `raw again` is the same code: what it differs by is noise. */
const pipes = {
  raw: pipe,
  'raw again': pipe,
  relay: async (response, res) => (await import('@faultwire/upstream')).relay(response, res),
};

function pipe(response, res) {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  Readable.fromWeb(response.body).pipe(res);
}

async function gateway(upstream) {
  const server = createServer(async (req, res) => {
    const path = decodeURIComponent(req.url.slice(1));
    if (path === 'cpu') return res.end(JSON.stringify(process.cpuUsage()));
    await pipes[path](await fetch(upstream), res);
  }).listen(0);
  await once(server, 'listening');
  process.send(server.address().port);
}

async function race() {
  const frame = (content, reason) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-BzQ9w2pXkV7mN4rT1sLdYcUe', object: 'chat.completion.chunk', created: 1795000000, model: 'demo-mini-2026-07-18', system_fingerprint: 'fp_34a54ae93c', choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason: reason }] })}\n\n`;
  const frames = [' Hello', ' wörld', ',', ' how are'].map((word) =>
    Buffer.from(frame(word, null)),
  );
  const upstream = createServer(async (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let i = 0; i < FRAMES; i += 1) if (!res.write(frames[i % 4])) await once(res, 'drain');
    res.end(`${frame('', 'stop')}data: [DONE]\n\n`);
  }).listen(0);
  await once(upstream, 'listening');
  const child = fork(fileURLToPath(import.meta.url), [
    `http://127.0.0.1:${upstream.address().port}`,
  ]);
  const [port] = await once(child, 'message');
  const read = async (path) => {
    const [res] = await once(get({ port, path: `/${encodeURIComponent(path)}` }), 'response');
    let text = '';
    for await (const piece of res) text = path === 'cpu' ? text + piece : String(piece).slice(-20);
    return text;
  };
  const cpu = async () => {
    const { user, system } = JSON.parse(await read('cpu'));
    return user + system;
  };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const spent = {};
    for (const name of Object.keys(pipes).sort(() => Math.random() - 0.5)) {
      const before = await cpu();
      if (!(await read(name)).endsWith('data: [DONE]\n\n')) throw new Error(`${name} lost frames`);
      spent[name] = ((await cpu()) - before) / FRAMES;
    }
    if (round >= WARM_UP) rounds.push(spent);
  }
  console.table(
    Object.keys(pipes).map((name) => ({
      pipe: name,
      'CPU, µs a frame': median(rounds.map((spent) => spent[name])).toFixed(2),
      'to raw': median(rounds.map((spent) => spent[name] / spent.raw)).toFixed(2),
    })),
  );
  child.kill();
  upstream.close();
  upstream.closeAllConnections();
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

if (process.argv[2] === undefined) await race();
else await gateway(process.argv[2]);
