import { expect, test } from '@jest/globals';
import express from 'express';
import { type FaultwireOptions, faultwire, requestContext } from '../src/index.js';
import { serving } from './serve.js';

test('requestContext puts the id on successes and tells of them, beside faultwire only once', async () => {
  const told: string[] = [];
  const options: FaultwireOptions = {
    logger: false,
    observers: [{ onFault: ({ code }) => told.push(code), onSuccess: ({ id }) => told.push(id) }],
  };
  const app = express().use(requestContext(options));
  app.get('/ok', (_req, res) => void res.json({}));
  app.use(faultwire(options));
  await serving(app, async (ask) => {
    const ok = await ask('/ok', { headers: { 'x-request-id': 'fine' } });
    expect(ok.headers.get('x-request-id')).toBe('fine');
    await (await ask('/nothing')).text();
  });
  expect(told).toEqual(['fine', 'not_found']);
});

test('requestContext refuses wrong options at start', () => {
  expect(() => requestContext({ observers: [1] } as unknown as FaultwireOptions)).toThrow(
    '`observers`',
  );
});
