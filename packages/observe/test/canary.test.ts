import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { explain, type Fault, fault, type Observer } from '@faultwire/core';
import { createWriter } from '@faultwire/core/node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { pino, stdSerializers } from 'pino';
import { Registry } from 'prom-client';
import { bodySink, dashboard, errorRates, sampleLogs } from '../src/index.js';
import { otel } from '../src/otel.js';
import { prometheus } from '../src/prometheus.js';
import { firstEvent } from './page/events.js';

/** Put together here, so that no scanner takes this file for a leak. `mark` is what must not show. */
const mark = 'cAn4RyQ7wE9rT2yU5iO8';
const secrets: Readonly<Record<string, string>> = {
  openai: ['sk', 'proj', mark].join('-'),
  anthropic: ['sk', 'ant', 'api03', mark].join('-'),
  google: ['AI', 'za', 'Sy', mark, 'aSdFgHjKlZxCv'].join(''),
  aws: `${['AK', 'IA', 'Q7WE9RT2YU5IO8CA'].join('')} aws_secret_access_key=${mark}/${mark}`,
  github: ['gh', 'p_', mark, mark].join(''),
  slack: ['xo', 'xb-', '1234-5678-', mark].join(''),
  jwt: ['ey', 'JhbGciOiJIUzI1NiJ9.', `eyJz${mark}.`, mark].join(''),
  basic: `Basic ${Buffer.from(`user:${mark}`).toString('base64')}`,
  bearer: `Bearer ${mark}`,
  address: `postgres://app:${mark}@db.internal/app`,
  query: `https://api.example/v1?key=${mark}`,
  image: `data:image/png;base64,${mark.repeat(8)}`,
  named: `{"client_secret":"${mark}"}`,
};
const encoded = Buffer.from(`user:${mark}`).toString('base64');
const prompt = 'the diary of my private xylophone';

class ClientError extends Error {
  readonly config: unknown;
  readonly response: unknown;
  constructor(message: string, secret: string) {
    super(message);
    this.config = {
      headers: { Authorization: secret },
      data: JSON.stringify({ prompt }),
      url: secret,
    };
    this.response = {
      status: 401,
      headers: { 'x-secret': secret },
      data: { error: { message: `bad ${secret}` } },
    };
  }
}

/** Where secrets and prompts were found in errors of the wild. */
const throws: Readonly<Record<string, (secret: string, req: IncomingMessage) => unknown>> = {
  message: (secret) => new Error(`failed with ${secret}`),
  'nested cause': (secret) =>
    new Error('a', { cause: new Error('b', { cause: new Error(secret) }) }),
  stack: (secret) => Object.assign(new Error('a'), { stack: `Error: a\n    at f (${secret}:1:2)` }),
  'an SDK error': (secret) => new ClientError(`401 Incorrect API key provided: ${secret}`, secret),
  'behind an SDK error': (secret) => new Error('x', { cause: new ClientError('y', secret) }),
  requestBodyValues: (secret) =>
    Object.assign(new Error('call failed'), {
      requestBodyValues: { prompt, secret },
      url: secret,
      responseBody: secret,
      statusCode: 500,
    }),
  'a header in the error': (secret) =>
    Object.assign(new Error('h'), {
      headers: { 'www-authenticate': secret, authorization: secret },
    }),
  'an AggregateError': (secret) =>
    new AggregateError([new Error(secret), new ClientError(secret, secret)], secret),
  'a string': (secret) => secret,
  'an object': (secret) => ({ message: secret, secret, prompt, status: 400 }),
  "the upstream's message": (secret) =>
    fault('upstream_rejected', {
      message: `openai said: ${secret}`,
      upstream: {
        provider: 'openai',
        status: 401,
        requestId: 'req_1',
        raw: 'redacted by its reader',
      },
      evidence: { by: 'text', field: 'error.message', value: secret },
    }),
  'a message for the caller': (secret) =>
    fault('validation_error', { message: `no ${secret}`, found: secret, param: 'user' }),
  'the body, by JSON.parse': () => {
    try {
      return JSON.parse(`{"messages": ${prompt}}`);
    } catch (error) {
      return Object.assign(error as Error, {
        body: prompt,
        type: 'entity.parse.failed',
        status: 400,
      });
    }
  },
  'a broken stream': (secret) =>
    fault('upstream_unreachable', {
      cause: new Error(secret),
      partial: { frames: 1, bytes: 9, text: prompt },
    }),
};

const printed: string[] = [];
const log: string[] = [];
const bodies: unknown[] = [];
const faults: Fault[] = [];
const register = new Registry();
const rates = errorRates();
const page = dashboard({ authorize: () => true, rates });
const spans = new InMemorySpanExporter();
const tracer = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(spans)],
}).getTracer('t');
const points = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const meters = new MeterProvider({
  readers: [
    new PeriodicExportingMetricReader({ exporter: points, exportIntervalMillis: 2 ** 31 - 1 }),
  ],
});
const sink = new Writable({
  write(chunk, _encoding, done) {
    log.push(String(chunk));
    done();
  },
});
const keeper: Observer = { onFault: (_report, made) => void faults.push(made) };
const writer = createWriter({
  logger: sampleLogs(pino({ level: 'trace' }, sink), { burst: 1_000_000 }),
  observers: [
    page,
    rates,
    prometheus({ register }),
    otel({ meter: meters.getMeter('t') }),
    bodySink((record) => bodies.push(record)),
    keeper,
  ],
  environment: 'test',
});
let thrown: (req: IncomingMessage) => unknown = () => undefined;
const server = createServer((req, res) => {
  if (req.url?.startsWith('/_faults')) return page.handler(req, res);
  Object.assign(req, {
    body: {
      model: secrets['openai'],
      messages: [{ role: 'user', content: prompt }],
      user: secrets['github'],
    },
  });
  const span = tracer.startSpan('request');
  context.with(trace.setSpan(context.active(), span), () => {
    writer.open(req, res);
    const value = thrown(req);
    printed.push(explain(value));
    writer.fail(value, req, res);
  });
  span.end();
});
let address = '';

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  context.disable();
  await new Promise((resolve) => server.close(resolve));
});

/** Everything that anybody could read of it. */
async function outputs(): Promise<Record<string, string>> {
  await meters.forceFlush();
  const events = await firstEvent(`${address}/_faults/events`, ({ name }) => name === 'faults');
  const state = await firstEvent(`${address}/_faults/events`, ({ name }) => name === 'state');
  return {
    'the log': log.join(''),
    'metrics of prom-client': await register.metrics(),
    'metrics of OpenTelemetry': inspect(points.getMetrics(), { depth: 12, maxArrayLength: null }),
    spans: inspect(
      spans
        .getFinishedSpans()
        .map(({ attributes, events: seen, status }) => ({ attributes, seen, status })),
      { depth: 12, maxArrayLength: null, maxStringLength: null },
    ),
    'the page': JSON.stringify([events, state]),
    rates: JSON.stringify([rates.snapshot(), rates.timeline()]),
    'the sink of bodies': JSON.stringify(bodies),
    'util.inspect': faults
      .map((made) => inspect(made, { depth: 20, maxStringLength: null }))
      .join('\n'),
    'util.inspect with hidden fields': faults
      .map((made) => inspect({ made }, { depth: 20, showHidden: false }))
      .join('\n'),
    'JSON.stringify': JSON.stringify(faults),
    "pino's err serializer": JSON.stringify(faults.map((made) => stdSerializers.err(made))),
    "pino's errWithCause serializer": JSON.stringify(
      faults.map((made) => stdSerializers.errWithCause(made)),
    ),
    'message and stack': faults
      .map((made) => `${made.message} ${made.stack} ${String(made)}`)
      .join('\n'),
    explain: printed.join('\n'),
  };
}

describe('a secret that was seeded everywhere', () => {
  test('shows in no output', async () => {
    const answers: string[] = [];
    for (const secret of Object.values(secrets)) {
      for (const make of Object.values(throws)) {
        thrown = (req) => make(secret, req);
        const response = await fetch(`${address}/v1/chat/completions?key=${mark}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${secrets['openai']}`,
            'x-api-key': mark,
            cookie: `session=${mark}`,
          },
        });
        answers.push(JSON.stringify([...response.headers]), await response.text());
      }
    }
    const count = Object.keys(secrets).length * Object.keys(throws).length;
    expect(faults).toHaveLength(count);
    expect(log).toHaveLength(count);
    const all = { 'the answers': answers.join('\n'), ...(await outputs()) };
    for (const [name, text] of Object.entries(all)) {
      expect(text.length).toBeGreaterThan(50);
      for (const canary of [mark, encoded, 'xylophone', 'diary'])
        expect({ name, canary, at: around(text, canary) }).toEqual({ name, canary, at: undefined });
    }
  });
});

/** Where it was found, for the reader of a failed test. */
function around(text: string, canary: string): string | undefined {
  const at = text.indexOf(canary);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 120), at + 40);
}
