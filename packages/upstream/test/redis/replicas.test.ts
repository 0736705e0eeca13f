import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fails, hello, type Provider, startProvider } from '../fixtures/provider.js';
import { hasRedis, type RedisServer, startRedis, withoutRedis } from './redis-server.js';

const REPLICA = fileURLToPath(new URL('./replica.mjs', import.meta.url));

/** Without a hint, so that a circuit stays open for its 30 s. */
const down = fails(503, 'overloaded');

/** Another process that calls the provider when told. */
interface Replica {
  call(model: string): Promise<string>;
  callTimes(times: number, model: string): Promise<string[]>;
  /** The next time that its connection to Redis is ready. */
  connected(): Promise<void>;
  stop(): Promise<void>;
}

async function startReplica(baseURL: string, socket: string): Promise<Replica> {
  const child: ChildProcess = fork(REPLICA, [baseURL, socket], {
    execArgv: ['--disable-warning=FaultwireWarning', '--no-warnings'],
  });
  let calls = 0;
  const heard = async (wanted: (message: Record<string, unknown>) => boolean): Promise<string> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [Record<string, unknown>];
      if (wanted(message)) return String(message['code']);
    }
  };
  const connected = async (): Promise<void> => {
    await heard(({ event }) => event === 'connected');
  };
  const call = (model: string): Promise<string> => {
    calls += 1;
    const id = calls;
    const answer = heard((message) => message['id'] === id);
    child.send({ id, model });
    return answer;
  };
  await connected();
  return {
    call,
    connected,
    async callTimes(times, model) {
      const codes = [];
      for (let time = 0; time < times; time += 1) codes.push(await call(model));
      return codes;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

if (!hasRedis) test('replicas', () => withoutRedis('sharing circuits between processes'));
else
  describe('three replicas before a dead provider', () => {
    let redis: RedisServer;
    let provider: Provider;
    let replicas: [Replica, Replica, Replica];
    const asked = (model: string): number =>
      provider.seen.filter((request) => request.model === model).length;

    beforeAll(async () => {
      redis = await startRedis();
      provider = await startProvider(({ model }) => (model?.startsWith('good') ? hello : down));
      const start = (): Promise<Replica> => startReplica(provider.baseURL, redis.socket);
      replicas = await Promise.all([start(), start(), start()]);
    });

    afterAll(async () => {
      for (const replica of replicas ?? []) await replica.stop();
      await provider?.close();
      await redis?.stop();
    });

    test('one opens the circuit, and the others stop within one request each', async () => {
      const [one, two, three] = replicas;
      expect(await one.callTimes(6, 'shared')).toEqual([
        ...Array(5).fill('overloaded'),
        'service_unavailable',
      ]);
      const others = await Promise.all([two.callTimes(5, 'shared'), three.callTimes(5, 'shared')]);
      for (const codes of others)
        expect(codes.slice(1)).toEqual(Array(4).fill('service_unavailable'));
      expect(asked('shared')).toBeLessThanOrEqual(5 + 2);
      expect(await two.call('good')).toBe('served');
    });

    test('failures of all of them count together', async () => {
      const [one, two, three] = replicas;
      await one.callTimes(2, 'together');
      await two.callTimes(2, 'together');
      await three.callTimes(1, 'together');
      for (const replica of replicas)
        expect(await replica.call('together')).toBe('service_unavailable');
      expect(asked('together')).toBe(5);
    });

    test('with Redis killed in mid-run everything goes on with local state', async () => {
      const [one, two] = replicas;
      await one.callTimes(2, 'killed');
      await redis.kill();
      // What was counted in Redis is gone; from here each counts for itself.
      for (const replica of [one, two])
        expect(await replica.callTimes(6, 'killed')).toEqual([
          ...Array(5).fill('overloaded'),
          'service_unavailable',
        ]);
      expect(await one.call('shared')).toBe('service_unavailable');
      expect(await two.call('good-too')).toBe('served');
    });

    test('and recovers: Redis back, they share again', async () => {
      const [one, two, three] = replicas;
      const back = replicas.map((replica) => replica.connected());
      await redis.restart();
      await Promise.all(back);
      await one.callTimes(5, 'back');
      expect(await two.call('back')).toBe('service_unavailable');
      expect(await three.call('back')).toBe('service_unavailable');
      expect(asked('back')).toBe(5);
    });

    test('a Redis that accepts and does not answer hangs nobody', async () => {
      const [one] = replicas;
      redis.freeze();
      expect(await one.callTimes(6, 'frozen')).toEqual([
        ...Array(5).fill('overloaded'),
        'service_unavailable',
      ]);
      expect(await one.call('good-again')).toBe('served');
      redis.thaw();
    });
  });
