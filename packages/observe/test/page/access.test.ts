import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { type Access, mayOpen } from '../../src/page/access.js';

function from(remoteAddress: string | undefined, headers: Record<string, string>): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}
const local = from('127.0.0.1', { host: '127.0.0.1:3000' });

describe('mayOpen', () => {
  test('nobody, unless somebody said otherwise', async () => {
    expect(await mayOpen(local, {})).toBe(false);
    expect(await mayOpen(local, { localOnly: false })).toBe(false);
  });

  const answers: [name: string, authorize: Access['authorize'], open: boolean][] = [
    ['true', () => true, true],
    ['a promise of true', async () => true, true],
    ['false', () => false, false],
    ['something truthy', () => 1 as never, false],
    ['nothing', () => undefined as never, false],
    [
      'a throw',
      () => {
        throw new Error('no');
      },
      false,
    ],
    ['a rejection', () => Promise.reject(new Error('no')), false],
  ];
  test.each(answers)('authorize says %s', async (_name, authorize, open) => {
    expect(
      await mayOpen(from('203.0.113.7', { host: 'faults.example' }), {
        ...(authorize && { authorize }),
      }),
    ).toBe(open);
  });

  test('authorize and localOnly together must both agree', async () => {
    expect(await mayOpen(local, { localOnly: true, authorize: () => false })).toBe(false);
    expect(await mayOpen(local, { localOnly: true, authorize: () => true })).toBe(true);
    expect(
      await mayOpen(from('203.0.113.7', { host: '127.0.0.1' }), {
        localOnly: true,
        authorize: () => true,
      }),
    ).toBe(false);
  });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1:3000'],
    ['127.9.8.7', '127.0.0.1:3000'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', '127.0.0.1:3000'],
  ])('localOnly: a socket of %s and a Host of %s', async (address, host) => {
    expect(await mayOpen(from(address, { host }), { localOnly: true })).toBe(true);
  });

  test.each([
    ['192.168.0.7', '127.0.0.1'],
    ['203.0.113.7', '127.0.0.1'],
    ['::ffff:10.0.0.1', '127.0.0.1'],
    ['', '127.0.0.1'],
    // DNS rebinding: a name may point here and belong to anybody.
    ['127.0.0.1', 'evil.example'],
    ['127.0.0.1', 'evil.example:3000'],
    ['127.0.0.1', 'localhost:3000'],
    ['127.0.0.1', '127.0.0.1.evil.example'],
    ['127.0.0.1', 'x127.0.0.1'],
    ['127.0.0.1', ''],
    ['127.0.0.1', '[::1'],
  ])('localOnly refuses a socket of %s with a Host of %s', async (address, host) => {
    expect(await mayOpen(from(address, { host }), { localOnly: true })).toBe(false);
  });

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-anything', 'via'])(
    'localOnly refuses what came through a proxy: %s',
    async (name) => {
      const req = from('127.0.0.1', { host: '127.0.0.1', [name]: '' });
      expect(await mayOpen(req, { localOnly: true })).toBe(false);
    },
  );

  test('a socket or a Host that is not there', async () => {
    expect(await mayOpen(from(undefined, { host: '127.0.0.1' }), { localOnly: true })).toBe(false);
    expect(await mayOpen(from('127.0.0.1', {}), { localOnly: true })).toBe(false);
  });
});
