import { describe, expect, test } from '@jest/globals';
import express from 'express';
import { type FaultwireOptions, fault, faultwire, profiles, requestInfo } from '../src/index.js';
import { serving } from './serve.js';

const quiet: FaultwireOptions = { logger: false };

async function errorOf(response: Response): Promise<object> {
  return ((await response.json()) as { error: object }).error;
}

describe('faultwire', () => {
  test('is one line, and answers what was thrown', async () => {
    const app = express();
    app.get('/v1/models', () => {
      throw fault('insufficient_balance');
    });
    app.use(faultwire(quiet));
    await serving(app, async (ask) => {
      const response = await ask('/v1/models');
      expect(response.status).toBe(402);
      expect(await response.json()).toEqual({
        error: {
          message: 'insufficient balance — please top up to use paid models',
          type: 'payment_required',
          code: 'insufficient_balance',
          param: null,
        },
      });
    });
  });

  test('gives each router its own contract in one app', async () => {
    const limited = (): never => {
      throw fault('insufficient_balance');
    };
    const app = express();
    app.use(
      '/ai',
      express.Router().get('/models', limited),
      faultwire({ ...quiet, profile: profiles.solrouter }),
    );
    app.use('/v1', express.Router().get('/models', limited));
    app.use(faultwire({ ...quiet, profile: profiles.solidrust }));
    await serving(app, async (ask) => {
      expect((await ask('/ai/models')).status).toBe(402);
      expect((await ask('/v1/models')).status).toBe(403);
      expect(Object.keys(await errorOf(await ask('/ai/nothing')))).toEqual([
        'message',
        'type',
        'code',
      ]);
    });
  });

  test('a body that is no JSON is told in the words of the contract, and never quoted', async () => {
    const app = express();
    app.use(express.json());
    app.use(faultwire({ ...quiet, profile: profiles.solrouter }));
    await serving(app, async (ask) => {
      const headers = { 'content-type': 'application/json' };
      const response = await ask('/x', { method: 'POST', headers, body: '{"secret: 1' });
      expect([response.status, await response.text()]).toEqual([
        400,
        '{"error":{"message":"invalid request body","type":"invalid_request_error","code":"invalid_request_error"}}',
      ]);
    });
  });

  test('mounted, it tells 405 by the whole path', async () => {
    const app = express();
    const allow = { '/v1/models': ['GET'] };
    const v1 = express.Router().get('/models', (_req, res) => void res.json({}));
    app.use('/v1', v1, faultwire({ ...quiet, allow }));
    await serving(app, async (ask) => {
      const response = await ask('/v1/models', { method: 'DELETE' });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      expect((await ask('/v1/other')).status).toBe(404);
    });
  });

  test('the report knows route, model and key hint', async () => {
    const reports: object[] = [];
    const app = express();
    app.use(express.json());
    const v1 = express.Router().post('/chat/:kind', () => {
      throw fault('overloaded');
    });
    app.use('/v1', v1);
    app.use(faultwire({ ...quiet, observers: [{ onFault: (report) => reports.push(report) }] }));
    await serving(app, async (ask) => {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer sr_x' };
      const body = JSON.stringify({
        model: 'demo',
        stream: false,
        messages: [{ content: 'Hello' }],
      });
      await (await ask('/v1/chat/completions', { method: 'POST', headers, body })).text();
    });
    expect(reports).toEqual([
      expect.objectContaining({
        route: '/v1/chat/:kind',
        model: 'demo',
        stream: false,
        prompt_chars: 5,
        key_hint: expect.stringMatching(/^[0-9a-f]{12}$/),
      }),
    ]);
  });

  test('refuses wrong options at start', () => {
    expect(() => faultwire({ profile: 'openai' } as unknown as FaultwireOptions)).toThrow(
      '`profile`',
    );
  });

  test('re-exports requestInfo', async () => {
    const app = express();
    app.get('/id', (req, res) => void res.send(requestInfo(req).id));
    await serving(app, async (ask) => {
      const response = await ask('/id', { headers: { 'x-request-id': 'mine' } });
      expect(await response.text()).toBe('mine');
    });
  });
});
