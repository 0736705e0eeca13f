import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startUpstream } from '@faultwire/lab';
import { describe, expect, test } from '@jest/globals';
import { starters, startPair } from './support/gateways.js';

const lab = dirname(fileURLToPath(import.meta.resolve('@faultwire/lab/package.json')));

interface Cell {
  readonly client: string;
  readonly row: string;
  readonly requests: number;
  readonly broken: readonly { readonly rule: string; readonly found: string }[];
}
interface Report {
  readonly clients: readonly { readonly id: string }[];
  readonly cells: readonly Cell[];
}

async function check(url: string, ...flags: string[]): Promise<[exit: number, report: Report]> {
  const child = spawn(
    process.execPath,
    [join(lab, 'dist/esm/bin/faultwire.js'), 'check', url, '--quick', '--json', ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const [exit] = await once(child, 'close');
  return [exit, JSON.parse(text)];
}

describe('faultwire check --quick', () => {
  // Side by side: most of a run is the clients' own waiting between their tries.
  test.concurrent.each(starters)(
    'finds nothing amiss in the gateway on %s, and counts what it asked',
    async (_, start) => {
      const { gateway, close } = await startPair(start, {
        timeouts: { firstContentMs: 3_000, idleMs: 3_000 },
      });
      const [exit, { clients, cells }] = await check(
        gateway.url,
        '--key',
        'demo',
        '--clients',
        'openai,anthropic',
      );
      await close();
      expect(cells.filter(({ broken }) => broken.length > 0)).toEqual([]);
      expect(exit).toBe(0);
      // The clients that this workspace has anyway.
      expect(clients.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['openai-7', 'openai-6', 'openai-5', 'openai-4', 'anthropic']),
      );
      const limited = cells.find(
        ({ client, row }) => client === 'openai-7' && row === 'rate_limit_exceeded',
      );
      expect(limited?.requests).toBe(3);
    },
    60_000,
  );

  test('finds the cut stream in a server that pipes and ends, and names the rule', async () => {
    const upstream = await startUpstream();
    const naive = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const answer = await fetch(`${upstream.url}/chat/completions`, {
        method: 'POST',
        body: Buffer.concat(chunks),
      }).catch(() => undefined);
      response.writeHead(answer?.status ?? 500, {
        'content-type': answer?.headers.get('content-type') ?? 'text/plain',
      });
      try {
        for await (const bytes of answer?.body ?? []) response.write(bytes);
      } catch {
        // As if nothing had happened.
      }
      response.end();
    }).listen(0, '127.0.0.1');
    await once(naive, 'listening');
    const url = `http://127.0.0.1:${(naive.address() as AddressInfo).port}/v1`;
    const [exit, { cells }] = await check(url, '--open', '--clients', 'openai-7');
    naive.closeAllConnections();
    naive.close();
    await upstream.close();
    expect(exit).toBe(1);
    const rulesOf = (name: string): readonly string[] | undefined =>
      cells.find(({ row }) => row === name)?.broken.map(({ rule }) => rule);
    expect(rulesOf('stream: clean_end')).toEqual(['true-end', 'error-frame']);
    expect(rulesOf('invalid_api_key')).toContain('status');
    expect(rulesOf('rate_limit_exceeded')).toContain('request-id');
    expect(rulesOf('none')).toEqual([]);
  }, 60_000);
});
