// One replica of a service: its own process, its own circuits, one Redis with the others. Told over
// IPC to call a model, it answers with the code that the call ended in.
import { createUpstream } from '@faultwire/upstream';
import { redisStore } from '@faultwire/upstream/redis';
import { Redis } from 'ioredis';

const [baseURL, socket] = process.argv.slice(2);
const client = new Redis(socket, { retryStrategy: () => 20 });
client.on('ready', () => process.send({ event: 'connected' }));
const upstream = createUpstream({
  baseURL,
  apiKey: 'sk-shared',
  retry: false,
  breaker: { store: redisStore(client, { timeoutMs: 2_000 }) },
});

process.on('message', async ({ id, model }) => {
  const code = await upstream.send('/chat/completions', { body: { model, messages: [] } }).then(
    () => 'served',
    (fault) => fault.code,
  );
  process.send({ id, code });
});
