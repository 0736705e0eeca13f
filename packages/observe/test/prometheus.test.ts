import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { metrics, prometheus } from '../src/prometheus.js';
import { failureOf, requestOf } from './fixtures.js';

/** The sample lines of a registry's text, sorted. */
async function samples(register: Registry): Promise<string[]> {
  const text = await register.metrics();
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .sort();
}

describe('prometheus', () => {
  test('a success is one counter and one histogram', async () => {
    const register = new Registry();
    prometheus({ register }).onSuccess?.(requestOf());
    const lines = (await samples(register)).filter(
      (line) => line.endsWith('} 1') && !line.includes('_bucket'),
    );
    expect(lines).toEqual([
      'faultwire_request_duration_seconds_count{model="gpt-4o"} 1',
      'faultwire_requests_total{model="gpt-4o",provider="openai"} 1',
    ]);
  });

  test('a fault is counted by code and origin', async () => {
    const register = new Registry();
    const observer = prometheus({ register });
    observer.onFault?.(...failureOf('overloaded'));
    observer.onFault?.(...failureOf('client_closed_request'));
    expect(await samples(register)).toEqual(
      expect.arrayContaining([
        'faultwire_callers_aborted_total 1',
        'faultwire_faults_total{model="gpt-4o",provider="openai",code="client_closed_request",origin="caller"} 1',
        'faultwire_faults_total{model="gpt-4o",provider="openai",code="overloaded",origin="upstream"} 1',
        'faultwire_requests_total{model="gpt-4o",provider="openai"} 2',
      ]),
    );
  });

  test('attempts, the first token, open circuits', async () => {
    const register = new Registry();
    const observer = prometheus({ register });
    const call = { provider: 'openai', model: 'gpt-4o', waitedMs: 0, durationMs: 900 };
    const circuit = { provider: 'openai', model: 'gpt-4o', keyHint: 'k', failures: 5 };
    observer.onAttempt?.({ ...call, outcome: 'served', status: 200, firstTokenMs: 400 });
    observer.onAttempt?.({ ...call, outcome: 'skipped', reason: 'circuit_open' });
    observer.onCircuit?.({ ...circuit, state: 'open', retryAfterMs: 1000 });
    observer.onCircuit?.({ ...circuit, state: 'open', retryAfterMs: 1000 });
    expect(await samples(register)).toEqual(
      expect.arrayContaining([
        'faultwire_attempts_total{model="gpt-4o",provider="openai",outcome="circuit_open"} 1',
        'faultwire_attempts_total{model="gpt-4o",provider="openai",outcome="served"} 1',
        'faultwire_circuits_open{model="gpt-4o",provider="openai"} 1',
        'faultwire_time_to_first_token_seconds_sum{model="gpt-4o",provider="openai"} 0.4',
      ]),
    );
    observer.onCircuit?.({ ...circuit, state: 'closed' });
    expect(await samples(register)).toContain(
      'faultwire_circuits_open{model="gpt-4o",provider="openai"} 0',
    );
  });

  test("an attacker's model names and keys do not grow it", async () => {
    const register = new Registry();
    const observer = prometheus({ register });
    for (let index = 0; index < 20_000; index += 1) {
      observer.onFault?.(
        ...failureOf('overloaded', {
          model: `m-${index}`,
          provider: `p-${index}`,
          keyHint: `k${index}`,
        }),
      );
    }
    const counted = (await samples(register)).filter((line) =>
      line.startsWith('faultwire_requests_total'),
    );
    expect(counted).toHaveLength(101);
    expect(counted).toContain('faultwire_requests_total{model="other",provider="other"} 19900');
  });

  test('a wrong option is named', () => {
    expect(() => prometheus({} as never)).toThrow('prometheus: register');
    expect(() => metrics(undefined as never)).toThrow('metrics: register');
  });
});

describe('metrics', () => {
  const register = new Registry();
  const handler = metrics({ register });
  const server = createServer((req, res) => handler(req, res));
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  test('serves the registry as Prometheus reads it', async () => {
    prometheus({ register }).onFault?.(...failureOf('overloaded'));
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toContain('# TYPE faultwire_faults_total counter');
  });

  test('a registry that cannot be read is an envelope, not a hang', async () => {
    const broken = metrics({
      register: {
        contentType: 'x',
        metrics: () => Promise.reject(new Error('backend away')),
      } as never,
    });
    const other = createServer((req, res) => broken(req, res));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const response = await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('backend');
    await new Promise((resolve) => other.close(resolve));
  });
});
