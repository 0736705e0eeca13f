import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { profiles } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { docsFolder } from '../src/build-site.mjs';
import { condensed, printed, readData } from '../src/matrix/condense.mjs';
import { renderMatrix } from '../src/matrix/render.mjs';

interface Server {
  readonly name: string;
  readonly profile: string;
  readonly clients: readonly { readonly id: string; readonly missing?: string }[];
  readonly cells: number;
  readonly misses: readonly { readonly broken: Readonly<Record<string, string>> }[];
}

const text = readFileSync(join(docsFolder, 'clients.json'), 'utf8');
const data: { node: string; servers: readonly Server[] } = readData(text);
const isOurs = ({ name }: Server): boolean => ['express', 'koa', 'nest'].includes(name);

describe('docs/clients.md', () => {
  test('is what its data renders to (npm run matrix)', () => {
    expect(readFileSync(join(docsFolder, 'clients.md'), 'utf8')).toBe(renderMatrix(data));
  });

  test('tells of three gateways in four profiles, through every client', () => {
    const ours = data.servers.filter(isOurs);
    expect(ours.map(({ name, profile }) => `${name}/${profile}`).sort()).toEqual(
      ['express', 'koa', 'nest']
        .flatMap((name) => Object.keys(profiles).map((profile) => `${name}/${profile}`))
        .sort(),
    );
    for (const { clients } of ours) {
      expect(clients).toHaveLength(14);
      expect(clients.filter(({ missing }) => missing !== undefined)).toEqual([]);
    }
  });

  test('finds nothing amiss in ours, and what is known in the naive ones', () => {
    expect(data.servers.filter(isOurs).flatMap(({ misses }) => misses)).toEqual([]);
    for (const name of ['Express, the usual ten-line handler', 'Nest, the default filter']) {
      const naive = data.servers.find((server) => server.name === name);
      expect(naive?.misses.length).toBeGreaterThanOrEqual(35);
      expect(naive?.misses.some(({ broken }) => 'true-end' in broken)).toBe(true);
    }
  });
});

test('a report is kept as outcomes by fault and client', () => {
  const cell = { row: 'reset', expected: 'upstream_unreachable', end: 'raised', broken: [] };
  const clients = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];
  const report = {
    clients,
    cells: [
      { ...cell, client: 'a', exception: 'APIError', status: 502, requests: 3 },
      {
        ...cell,
        client: 'b',
        end: 'complete',
        requests: 1,
        broken: [{ rule: 'true-end', found: 'B takes it for whole' }],
      },
    ],
  };
  expect(condensed({ name: 's', profile: 'standard' }, report)).toEqual({
    name: 's',
    profile: 'standard',
    clients,
    cells: 2,
    rows: [['reset', 'upstream_unreachable', 'APIError 502 ×3', '! complete']],
    misses: [{ client: 'b', row: 'reset', broken: { 'true-end': 'B takes it for whole' } }],
  });
});

test('what is printed reads back, rows that are the same once', () => {
  const server = {
    profile: 'standard',
    clients: [],
    cells: 1,
    rows: [['reset', 'x', 'y']],
    misses: [],
  };
  const both = {
    node: 'v20.0.0',
    servers: [
      { ...server, name: 'a' },
      { ...server, name: 'b', misses: [{ client: 'c', row: 'reset', broken: { ends: 'no' } }] },
    ],
  };
  expect(readData(printed(both))).toEqual(both);
  expect(printed(both).match(/"reset","x"/g)).toHaveLength(1);
});
