import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { keptConsole } from './console.js';

/** Runs it until its first line, which names the address. */
async function running(
  ...args: string[]
): Promise<{ url: string; end(): Promise<number>; out(): string }> {
  const io = keptConsole();
  const listening = new Promise<void>((resolve) => {
    const { out } = io;
    io.out = (text: string) => {
      out(text);
      resolve();
    };
  });
  const exit = runCli(['upstream', ...args], io);
  await listening;
  const url = /http:\/\/127\.0\.0\.1:\d+\/v1/.exec(io.printed.out)?.[0] ?? '';
  return {
    url,
    out: () => io.printed.out,
    end: () => {
      io.end();
      return exit;
    },
  };
}

describe('faultwire upstream', () => {
  test('plays a scenario file until it is ended', async () => {
    const upstream = await running('--scenario', 'scenarios/two-limits-then-good.json');
    const statuses: number[] = [];
    for (const _ of [1, 2, 3]) {
      const response = await fetch(`${upstream.url}/chat/completions`, {
        method: 'POST',
        body: '{"model":"m\\u001b[31m","messages":[]}',
      });
      statuses.push(response.status);
      await response.text();
    }
    expect(statuses).toEqual([429, 429, 200]);
    expect(upstream.out()).toContain('POST /v1/chat/completions m?[31m\n');
    expect(await upstream.end()).toBe(0);
    await expect(fetch(upstream.url)).rejects.toThrow('fetch failed');
  });

  test('says what is wrong with what was asked', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    for (const [args, sentence] of [
      [['--port', 'eighty'], '--port must be a whole number up to 65535'],
      [['--seed', 'x'], '--seed must be a whole number'],
      [['--scenario', 'no-such.json'], 'no-such.json: ENOENT'],
      [['--prot', '1'], "Unknown option '--prot'"],
      [['--port', String(port)], 'EADDRINUSE'],
    ] as const) {
      const io = keptConsole();
      expect(await runCli(['upstream', ...args], io)).toBe(2);
      expect(io.printed.err).toContain(sentence);
    }
    taken.close();
  });
});
