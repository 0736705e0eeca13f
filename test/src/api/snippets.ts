// The lines that users of the adapters write, in every form. Nothing here runs: `npm run typecheck`
// is the test.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as onExpress from '@faultwire/express';
import * as onKoa from '@faultwire/koa';
import {
  expectEnvelope,
  type FaultUpstream,
  hostileThrows,
  type Scenario,
  startUpstream,
} from '@faultwire/lab';
import * as onNest from '@faultwire/nestjs';
import {
  createUpstream,
  guard,
  type ProviderReader,
  type RelayTarget,
  type Reply,
  readFailure,
  readFailureResponse,
  relay,
  safeChat,
  type UpstreamOptions,
} from '@faultwire/upstream';
import { Body, Controller, Module, Post, Res, UseFilters } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import express from 'express';
import Koa, { type Context } from 'koa';
import OpenAI from 'openai';

const { profiles } = onExpress;
const options: onExpress.FaultwireOptions = { logger: console };
const verify = async (key: string): Promise<{ key: string } | null> => ({ key });

export function registerOnExpress(): express.Express {
  const app = express().use(onExpress.requestContext(options), express.json());
  app.use(onExpress.requireApiKey({ verify, prefix: undefined }));
  app.get(
    '/',
    onExpress.wrap(async (req: express.Request) => req.path),
  );
  app.use('/ai', express.Router(), onExpress.faultwire({ profile: profiles.solrouter }));
  const handlers: [onExpress.Handler, onExpress.ErrorHandler] = onExpress.faultwire(options);
  onExpress.answerClientErrors(app.listen(0), options);
  return app.use(handlers);
}

export function registerOnKoa(): Koa {
  const middleware: onKoa.Middleware = onKoa.faultwire({ profile: profiles.solidrust });
  const app = new Koa();
  app.use(middleware).use(onKoa.requireApiKey({ prefix: 'sr_', verify }));
  return app;
}

class Settings {
  readonly profile: keyof typeof profiles = 'openai';
}

@Module({
  imports: [
    onNest.FaultwireModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({ profile: profiles[settings.profile] }),
    }),
  ],
  providers: [{ provide: APP_GUARD, useFactory: () => onNest.requireApiKey({ verify }) }],
})
export class AppModule {}

async function* tokens(body: object): AsyncGenerator<string> {
  yield JSON.stringify(body);
}

@Controller('v1')
@UseFilters(new onNest.FaultwireFilter({ profile: profiles.openai }))
export class ChatController {
  @Post('chat/completions') create(
    @Body() body: object,
    @Res() res: ServerResponse,
  ): Promise<void> {
    return relay(tokens(body), res);
  }
}

export const ways: UpstreamOptions = {
  baseURL: process.env['BASE_URL'],
  apiKey: process.env['API_KEY'],
  credentials: 'operator',
  timeouts: { connectMs: 1, holdMs: 1, firstContentMs: 1, idleMs: 1, deadlineMs: 1 },
  retry: { maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 1, maxHintMs: 1, budget: 0.2, also: [] },
  breaker: { failures: 5, windowMs: 1, openMs: 1 },
  fallback: [{ model: 'small', when: ['insufficient_balance', 'overloaded'] }],
  hedgeAfterMs: undefined,
};
const upstream = createUpstream(ways);

export const route: express.Handler = async (req, res) => {
  const reply: Reply = await upstream.send('/chat/completions', { body: req.body, caller: req });
  await relay(reply, res);
};
export const koaRoute = async (ctx: Context): Promise<void> =>
  relay(await fetch('http://llm:8000/v1', { signal: onKoa.requestInfo(ctx).signal }), ctx);
export const targets = (res: ServerResponse): RelayTarget[] => [
  res,
  { res, respond: false },
  { raw: res, hijack: () => {} },
];
export const client: OpenAI = new OpenAI({ fetch: upstream.fetch, maxRetries: 0 });

const reader: ProviderReader = {
  name: 'teapots',
  recognize: ({ body }) => (body === 'teapot' ? onExpress.fault('conflict') : undefined),
};

export async function ask(response: Response, caller: IncomingMessage): Promise<string> {
  const result = await safeChat(upstream, { model: 'm', messages: [{ role: 'user' }] });
  if (result.ok) return result.content + result.finishReason + result.model;
  if (result.fault.retryable) return result.fault.partial?.text ?? '';
  if (!response.ok) throw await readFailureResponse(response, { credentials: 'caller' });
  const failed = readFailure({ status: 500, body: '' }, { providers: [reader] });
  const { circuits } = upstream;
  return `${failed.code}${circuits().length}${(await guard(response)).status}${caller.url}`;
}

export const scenario: Scenario = {
  seed: 1,
  provider: 'gemini',
  rules: [{ fault: 'slow', times: 1, share: 0.5, fromMs: 1, untilMs: 2, atByte: 3, forMs: 4 }],
};

export async function testWithTheLab(response: Response): Promise<string> {
  const provider: FaultUpstream = await startUpstream(scenario);
  const { message } = await expectEnvelope(response, { status: 502, param: null });
  const seen = provider.requests.map(({ path, body, aborted }) => [path, body, aborted]);
  await provider.close();
  return `${message}${seen.length}${hostileThrows.map(({ name, make }) => [name, make()]).length}`;
}
