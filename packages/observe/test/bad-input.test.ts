import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FaultwireOptions, fault, type Logger, type Observer } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';
import { describe, expect, test } from '@jest/globals';
import { dashboard, errorRates } from '../src/index.js';

/** What a caller reads and how the response stood when the hook was called. */
async function answered(options: FaultwireOptions): Promise<{ status: number; body: string }> {
  const writer = createWriter({ logger: false, ...options });
  const server = createServer((req, res) =>
    writer.fail(fault('validation_error', { param: 'temperature' }), req, res),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`);
  const body = await response.text();
  await new Promise((resolve) => server.close(resolve));
  return { status: response.status, body };
}

const broken = (run: () => unknown): Logger => ({ info: run, warn: run, error: run }) as Logger;
const failing = (): never => {
  throw new Error('disk full');
};

describe('whoever watches cannot touch the answer', () => {
  const usual = answered({});
  const watchers: [name: string, options: FaultwireOptions][] = [
    ['a logger that throws', { logger: broken(failing) }],
    ['a logger that rejects', { logger: broken(() => Promise.reject(new Error('away'))) }],
    ['a logger that never settles', { logger: broken(() => new Promise(() => undefined)) }],
    ['an observer that throws', { observers: [{ onFault: failing }] }],
    [
      'an observer that rejects',
      { observers: [{ onFault: () => Promise.reject(new Error('away')) as never }] },
    ],
    ['a departure that nobody survives', { observers: [errorRates({ onDeparture: failing })] }],
    ['a page with viewers', { observers: [dashboard({ localOnly: true })] }],
  ];
  test.each(watchers)('%s', async (_name, options) => {
    expect(await answered(options)).toEqual(await usual);
  });

  test('one that fails does not keep the next from hearing', async () => {
    const heard: string[] = [];
    const last: Observer = { onFault: ({ code }) => void heard.push(code) };
    await answered({ logger: broken(failing), observers: [{ onFault: failing }, last] });
    expect(heard).toEqual(['validation_error']);
  });

  test('a logger that blocks does so after the answer is on its way', async () => {
    let written: boolean | undefined;
    const writer = createWriter({ logger: broken(() => (written = ended?.writableEnded)) });
    let ended: { writableEnded: boolean } | undefined;
    const server = createServer((req, res) => {
      ended = res;
      writer.fail(new Error('boom'), req, res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).text();
    await new Promise((resolve) => server.close(resolve));
    expect(written).toBe(true);
  });

  test('what was dropped is counted, and said at the 1st, 2nd, 4th, 8th time', async () => {
    const said: object[] = [];
    const logger: Logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (record) => void said.push(record),
    };
    const writer = createWriter({ logger, observers: [{ onFault: failing }] });
    const server = createServer((req, res) => writer.fail(fault('not_found'), req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (let index = 0; index < 9; index += 1) await (await fetch(address)).text();
    await new Promise((resolve) => server.close(resolve));
    expect(said).toEqual(
      [1, 2, 4, 8].map((failures) => ({ hook: 'observers[0].onFault', failures, error: 'Error' })),
    );
  });
});
