import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { type Options, rateLimit } from 'express-rate-limit';
import { classify } from '../../src/classify.js';
import { serve } from './serving.js';

const require = createRequire(import.meta.url);
const express = require('express');

type Pick = (options: Options, request: { rateLimit?: unknown }) => unknown;

/** What an app gets that passes something of the handler's arguments to `next`. */
async function thrownByHandler(pick: Pick): Promise<unknown> {
  let thrown: unknown;
  const app = express();
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: 1,
      handler: (req, _, next, options) => next(pick(options, req as { rateLimit?: unknown })),
    }),
  );
  app.use((_: unknown, res: { end(): void }) => res.end());
  app.use((error: unknown, _: unknown, res: { end(): void }, __: unknown) => {
    thrown = error;
    res.end();
  });
  const { url, close } = await serve(app);
  await fetch(url);
  await fetch(url);
  await close();
  return thrown;
}

describe('express-rate-limit', () => {
  test("the handler's options: the whole window", async () => {
    const fault = classify(await thrownByHandler((options) => options));
    expect(fault).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      retryAfterMs: 60_000,
      evidence: { recognizer: 'express-rate-limit', by: 'code', field: 'windowMs', value: '60000' },
    });
  });

  test('req.rateLimit: until the reset', async () => {
    const fault = classify(await thrownByHandler((_, { rateLimit: hit }) => hit));
    expect(fault).toMatchObject({
      code: 'rate_limit_exceeded',
      evidence: { recognizer: 'express-rate-limit', field: 'resetTime' },
    });
    expect(fault.retryAfterMs).toBeGreaterThan(0);
    expect(fault.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  test('its ValidationError is a defect of the app', () => {
    const printed: unknown[] = [];
    const usual = console.error;
    console.error = (error: unknown) => printed.push(error);
    try {
      rateLimit({ ipv6Subnet: 999 });
    } finally {
      console.error = usual;
    }
    expect(classify(printed[0])).toMatchObject({
      code: 'internal_error',
      evidence: { recognizer: 'express-rate-limit', by: 'code', value: 'ERR_ERL_IPV6_SUBNET' },
    });
  });
});
