import { once } from 'node:events';
import { connect } from 'node:net';
import { catalog } from '@faultwire/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Dashboard, dashboard, errorRates } from '../src/index.js';
import { failureOf, requestOf } from './fixtures.js';
import { firstEvent, pageEvents } from './page/events.js';
import { type Host, hosts } from './page/hosts.js';

const open: Host[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()));
});

async function serve(page: Dashboard, name = 'node:http'): Promise<string> {
  const host = await hosts[name]?.(page);
  if (host === undefined) throw new Error(`no host ${name}`);
  open.push(host);
  return `${host.address}/_faults`;
}

describe.each(Object.keys(hosts))('the page on %s', (name) => {
  test('page, parts, catalog and events below its path; nothing else', async () => {
    const page = dashboard({ authorize: () => true });
    const address = await serve(page, name);
    page.onFault?.(...failureOf('overloaded'));

    const start = await fetch(address, { redirect: 'manual' });
    expect(start.status).toBe(308);
    expect(new URL(start.headers.get('location') ?? '', address).href).toBe(`${address}/`);
    const html = await fetch(address);
    expect(html.url).toBe(`${address}/`);
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html.headers.get('cache-control')).toBe('no-store');
    const text = await html.text();
    for (const [, part] of text.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)) {
      const asset = await fetch(`${address}/${part}`);
      expect([part, asset.status]).toEqual([part, 200]);
      await asset.arrayBuffer();
    }
    const rows = (await (await fetch(`${address}/catalog.json`)).json()) as { code: string }[];
    expect(rows.map(({ code }) => code)).toEqual(Object.keys(catalog));
    const { data } = await firstEvent(`${address}/events`, (event) => event.name === 'faults');
    expect(data.faults[0]).toMatchObject({ code: 'overloaded', status: 503, model: 'gpt-4o' });
    expect((await fetch(`${address}/nothing.js`)).status).toBe(404);
    expect((await fetch(`${address}/constructor.js`)).status).toBe(404);
    const post = await fetch(`${address}/`, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(`${address}/`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('is refused, in the envelope, where nobody authorizes', async () => {
    const address = await serve(dashboard(), name);
    for (const path of ['', '/', '/app.js', '/events', '/catalog.json', '/x']) {
      const response = await fetch(address + path, { redirect: 'manual' });
      expect([path, response.status]).toEqual([path, 403]);
      expect(await response.json()).toMatchObject({ error: { code: 'permission_denied' } });
    }
  });
});

describe('dashboard', () => {
  test('localOnly over a real socket', async () => {
    const address = await serve(dashboard({ localOnly: true }));
    expect((await fetch(`${address}/`)).status).toBe(200);
    const port = Number(new URL(address).port);
    const ask = async (headers: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.end(`GET /_faults/ HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
      const [first] = await once(socket, 'data');
      socket.destroy();
      return String(first).slice(9, 12);
    };
    expect(await ask('Host: 127.0.0.1')).toBe('200');
    expect(await ask('Host: rebound.example')).toBe('403');
    expect(await ask('Host: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.7')).toBe('403');
    expect(await ask('Host: 127.0.0.1\r\nVia: 1.1 proxy')).toBe('403');
  });

  test('a fault comes to those who look, without their asking again', async () => {
    const page = dashboard({ authorize: () => true });
    const address = await serve(page);
    let sent = false;
    for await (const { name, data } of pageEvents(`${address}/events`)) {
      if (!sent) page.onFault?.(...failureOf('internal_error', { model: 'late' }));
      sent = true;
      if (name !== 'faults') continue;
      expect(data.faults).toHaveLength(1);
      expect(data.faults[0].model).toBe('late');
      break;
    }
  });

  test('its state: rates, lines, circuits with time left, calls of providers', async () => {
    const rates = errorRates();
    const page = dashboard({ authorize: () => true, rates });
    const address = await serve(page);
    page.onSuccess?.(requestOf());
    page.onFault?.(...failureOf('overloaded'));
    const call = { provider: 'openai', model: 'gpt-4o', waitedMs: 300, durationMs: 10 };
    page.onAttempt?.({ ...call, outcome: 'failed', code: 'overloaded' });
    page.onAttempt?.({ ...call, outcome: 'skipped', reason: 'budget_spent' });
    const circuit = { provider: 'openai', model: 'gpt-4o', keyHint: 'k1', failures: 5 };
    page.onCircuit?.({ ...circuit, state: 'open', retryAfterMs: 60_000 });
    const { data } = await firstEvent(`${address}/events`, ({ name }) => name === 'state');
    expect(data.total['5m']).toEqual({ requests: 2, faults: 1 });
    expect(data.models[0]).toMatchObject({ name: 'gpt-4o', '1m': { requests: 2, faults: 1 } });
    expect(data.codes[0]).toMatchObject({ name: 'overloaded', '1h': { requests: 2, faults: 1 } });
    expect(data.timelines['5m'].lines[0].faults.at(-1)).toBe(1);
    expect(data.circuits).toEqual([{ ...circuit, state: 'open', leftMs: expect.any(Number) }]);
    expect(data.circuits[0].leftMs).toBeGreaterThan(0);
    expect(data.attempts).toEqual([
      { provider: 'openai', counts: { failed: 1, retried: 1, budget_spent: 1 } },
    ]);
    expect(rates.snapshot().models['gpt-4o']?.['1m']).toEqual({ requests: 2, faults: 1 });
  });

  test('ten thousand faults at once: the newest are shown, the others counted', async () => {
    const page = dashboard({ authorize: () => true });
    const address = await serve(page);
    for (let index = 0; index < 10_000; index += 1)
      page.onFault?.(...failureOf('overloaded', { id: `req-${index}` }));
    const { data } = await firstEvent(`${address}/events`, ({ name }) => name === 'faults');
    expect(data.faults).toHaveLength(200);
    expect(data.faults.at(-1).request_id).toBe('req-9999');
    expect(data.missed).toBe(9800);
  });

  test('seventeen viewers are one too many', async () => {
    const page = dashboard({ authorize: () => true });
    const address = await serve(page);
    const left = new AbortController();
    const viewers = await Promise.all(
      Array.from({ length: 16 }, () => fetch(`${address}/events`, { signal: left.signal })),
    );
    expect(viewers.every(({ status }) => status === 200)).toBe(true);
    const refused = await fetch(`${address}/events`);
    expect(refused.status).toBe(503);
    await refused.arrayBuffer();
    left.abort();
  });

  test('a server that closes is not held up by those who look', async () => {
    const page = dashboard({ authorize: () => true });
    const address = await serve(page);
    const events = pageEvents(`${address}/events`);
    await events.next();
    const closed = open.splice(0).map((host) => host.close());
    for await (const _ of events);
    await Promise.all(closed);
  });

  test('a wrong option is named', () => {
    expect(() => dashboard({ authorize: 'yes' as never })).toThrow('dashboard: authorize');
    for (const keep of [0, 1.5, 20_000])
      expect(() => dashboard({ keep })).toThrow('dashboard: keep');
  });
});
