import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { Redis as Valkey } from 'iovalkey';
import { createClient } from 'redis';
import { type RedisClient, redisStore } from '../../src/redis.js';
import { hasRedis, type RedisServer, startRedis, withoutRedis } from './redis-server.js';

const rule = { failures: 2, windowMs: 10_000, openMs: 30_000 };

/** A client of each kind, and how it is closed. */
const clients: Record<
  string,
  (socket: string) => Promise<{ client: RedisClient; close(): unknown }>
> = {
  ioredis: async (socket) => {
    const client = new Redis(socket);
    return { client, close: () => client.disconnect() };
  },
  'ioredis with lazyConnect': async (socket) => {
    const client = new Redis(socket, { lazyConnect: true });
    return { client, close: () => client.disconnect() };
  },
  iovalkey: async (socket) => {
    const client = new Valkey(socket);
    return { client, close: () => client.disconnect() };
  },
  'node-redis': async (socket) => {
    const client = createClient({ socket: { path: socket, tls: false } });
    await client.connect();
    return { client, close: () => client.destroy() };
  },
};

describe('the options of redisStore', () => {
  test('name what is wrong', () => {
    const client = { status: 'ready', on() {} };
    expect(() => redisStore({} as RedisClient)).toThrow(
      new TypeError('redisStore: client must be one of ioredis, iovalkey or node-redis'),
    );
    expect(() => redisStore(client, { timeoutMs: 0 })).toThrow(
      new TypeError('redisStore: timeoutMs must be a number of ms from 1 to 60000'),
    );
    expect(() => redisStore(client, { prefix: 7 as unknown as string })).toThrow(
      new TypeError('redisStore: prefix must be a string'),
    );
  });
});

if (!hasRedis) test('redisStore', () => withoutRedis('redisStore'));
else {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  describe.each(Object.keys(clients))('circuits in Redis through %s', (kind) => {
    const connect = async (): Promise<{ client: RedisClient; close(): unknown }> =>
      (await clients[kind]?.(server.socket)) ?? Promise.reject(new Error(kind));

    test('open for every replica, and close for every one', async () => {
      const one = await connect();
      const two = await connect();
      const prefix = `${kind}:`;
      const here = redisStore(one.client, { prefix, timeoutMs: 10_000 });
      const there = redisStore(two.client, { prefix, timeoutMs: 10_000 });
      expect(await there.state('c')).toEqual({ openForMs: 0, failures: 0 });
      expect(await here.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
      expect(await there.fail('c', rule)).toEqual({ openForMs: 30_000, failures: 2 });
      const { openForMs, failures } = await here.state('c');
      expect(failures).toBe(2);
      expect(openForMs).toBeGreaterThan(20_000);
      expect(openForMs).toBeLessThanOrEqual(30_000);

      // What 30 s later would be: the time of being half-open is left.
      const admin = new Redis(server.socket);
      await admin.pexpire(`${prefix}circuit:c`, 600_000);
      expect(await there.state('c')).toEqual({ openForMs: 0, failures: 2 });
      expect(await here.probe('c', 30_000)).toBe(true);
      expect(await there.probe('c', 30_000)).toBe(false);
      await here.probe('c', 0);
      expect(await there.probe('c', 30_000)).toBe(true);
      await there.succeed('c');
      expect(await here.state('c')).toEqual({ openForMs: 0, failures: 0 });
      expect(await admin.keys(`${prefix}*`)).toEqual([]);
      admin.disconnect();
      one.close();
      two.close();
    });

    test('are local while Redis is frozen, and shared again after', async () => {
      const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
      const { client, close } = await connect();
      const store = redisStore(client, { prefix: `${kind}-frozen:`, timeoutMs: 1_500 });
      expect(await store.fail('c', rule)).toMatchObject({ failures: 1 });
      server.freeze();
      expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
      expect(await store.fail('c', rule)).toEqual({ openForMs: 30_000, failures: 2 });
      expect(await store.probe('c', 30_000)).toBe(true);
      expect(warn.mock.calls).toEqual([
        [
          'redisStore: the store cannot be reached; circuits are local to this process until it can',
          'FaultwireWarning',
        ],
      ]);
      server.thaw();
      warn.mockRestore();
      close();
    });
  });

  test('a store that was never there is a warning and local state', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const client = new Redis(`${server.socket}.nobody`, { retryStrategy: () => null });
    const store = redisStore(client, { timeoutMs: 20 });
    expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
    expect(await store.fail('c', rule)).toEqual({ openForMs: 30_000, failures: 2 });
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
}
