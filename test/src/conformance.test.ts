// One suite for every host (docs/architecture.md, rule 1): a host brings only a function that
// starts a server. Each runs in a process of its own, with hooks that all throw.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiKeysOn } from './conformance/api-keys.js';
import { Host, serversOf } from './conformance/host.js';
import { overHttp2 } from './conformance/http2.js';
import { nestLibrariesOn } from './conformance/nest-libraries.js';
import { routingOn } from './conformance/routing.js';
import { situationsOn } from './conformance/situations.js';
import { streamsOn } from './conformance/streams.js';
import { hostileThrowsOn } from './conformance/throws.js';

const NAMES = serversOf('servers');

const started: Host[] = [];

beforeAll(async () => {
  started.push(...(await Promise.all(NAMES.map((name) => Host.start(name)))));
}, 120_000);

afterAll(() => Promise.all(started.map((host) => host.stop())));

describe('every host', () => {
  test('is here: each major, and Nest 11 and 12 on both platforms', () => {
    expect(NAMES).toEqual(
      expect.arrayContaining([
        'express4',
        'express5',
        'koa2',
        'koa3',
        'nest10',
        'nest11',
        'nest11-fastify',
        'nest12',
        'nest12-fastify',
      ]),
    );
  });

  test.each(NAMES)('%s runs on its own framework, and so does the adapter', (name) => {
    const versions = started.find((host) => host.name === name)?.versions;
    expect(versions?.installed).toBe(true);
    expect(versions?.host).toBe(versions?.wanted);
    expect(versions?.adapter).toBe(versions?.wanted);
  });

  hostileThrowsOn(() => started);
  situationsOn(() => started);
  streamsOn(() => started);
  routingOn(() => started);
  apiKeysOn(() => started);
  nestLibrariesOn(() => started);

  test('came through it without an unhandled rejection or an exit', () => {
    expect(started.map(({ name, unhandled }) => ({ name, unhandled }))).toEqual(
      NAMES.map((name) => ({ name, unhandled: [] })),
    );
  });
});

overHttp2();
