import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CheckReport } from '../../src/check/run-check.js';
import { runCli } from '../../src/cli/run-cli.js';
import { keptConsole } from './console.js';

describe('what it was asked', () => {
  test.each([
    [
      ['https://api.example.com/v1'],
      'api.example.com is not this machine; with --i-own-this-server',
    ],
    [['http://127.0.0.1.example.com/v1'], 'is not this machine'],
    [['localhost:80'], 'not an http URL'],
    [['no url'], 'not an http URL'],
    [[], 'give one URL'],
    [['http://127.0.0.1:1/', 'http://127.0.0.1:2/'], 'give one URL'],
    [['http://127.0.0.1:1/', '--clients', 'opnai'], 'no client opnai; there are all, openai-7'],
    [['http://127.0.0.1:1/', '--profile', 'acme'], '--profile must be one of standard'],
    [['http://127.0.0.1:1/', '--baseline', 'none.json'], 'none.json is no report'],
    [['http://127.0.0.1:1/', '--header', 'a\r\nb: c'], '--header must be of the form'],
    [['http://127.0.0.1:1/', '--cell-ms', 'long'], '--cell-ms must be a whole number'],
  ])('%j', async (args, sentence) => {
    const io = keptConsole();
    expect(await runCli(['check', ...args], io)).toBe(2);
    expect(io.printed.err).toContain(sentence);
  });
});

// The command as it is built: each client runs in a process of its own.
async function check(
  url: string,
  ...flags: string[]
): Promise<{ code: number; report: CheckReport }> {
  const child = spawn(
    process.execPath,
    [
      'dist/esm/bin/faultwire.js',
      'check',
      url,
      '--json',
      '--quick',
      '--clients',
      'openai-7',
      ...flags,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, report: JSON.parse(text) };
}

describe('a server that is none', () => {
  let close: () => void = () => {};
  afterEach(() => close());

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }

  test('that never answers is told cell by cell, each within its bound', async () => {
    const { code, report } = await check(await serve(() => {}), '--own', '--cell-ms', '300');
    expect(code).toBe(1);
    expect(report.cells.map(({ row }) => row)).toEqual(['wrong key', 'unknown model']);
    expect(report.cells.map(({ broken }) => broken[0]?.rule)).toEqual(['ends', 'ends']);
  });

  test('that closes every connection', async () => {
    const url = await serve((request) => request.socket.destroy());
    const { code, report } = await check(url, '--own');
    expect(code).toBe(1);
    expect(report.cells[0]).toMatchObject({ end: 'raised', requests: 3 });
    expect(report.cells[0]?.broken[0]?.rule).toBe('answers');
  });

  test('that answers garbage', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('\u0000\u0001 what?\r\n\r\n'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = () => server.close();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const { report } = await check(url, '--own');
    expect(report.cells.every(({ broken }) => broken[0]?.rule === 'answers')).toBe(true);
  });

  test('that answers 200 to everything deceives, and is told so', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"choices":[{"message":{"content":"yes"}}]}');
    });
    const { code, report } = await check(url, '--own');
    expect(code).toBe(1);
    expect(report.cells[0]?.broken[0]).toEqual({
      rule: 'true-end',
      found: 'openai 7 takes it for whole',
    });
  });

  test('tells the same twice, measured times apart', async () => {
    const url = await serve((_, response) => {
      response.statusCode = 429;
      response.end('slow down');
    });
    const timeless = async (): Promise<unknown> => {
      const { report } = await check(url, '--own');
      return report.cells.map(({ waits_ms, ...cell }) => ({ ...cell, waits: waits_ms.length }));
    };
    expect(await timeless()).toEqual(await timeless());
  });

  test('and ends when its user ends it', async () => {
    let asked = (): void => {};
    const first = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const url = await serve(() => asked());
    const command = ['dist/esm/bin/faultwire.js', 'check', url, '--own', '--quick'];
    const child = spawn(process.execPath, [...command, '--clients', 'openai-7'], {
      stdio: 'ignore',
    });
    await first;
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });
});
