import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Anthropic from '@anthropic-ai/sdk';
import { type FaultUpstream, startUpstream } from '@faultwire/lab';
import { createUpstream, type Upstream } from '@faultwire/upstream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateText, streamText } from 'ai';
import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';
import OpenAI5 from 'openai5';
import OpenAI6 from 'openai6';

/** What an SDK raised: its class and the status that it stands for. */
type Raised = readonly [name: string, status: unknown];
/** Calls a model through an SDK over `fetch`; a stream is read to its end. */
type Call = (baseURL: string, model: string, stream: boolean) => Promise<unknown>;

interface OpenAIClient {
  chat: { completions: { create(body: object): Promise<unknown> } };
}
type OpenAIClass = new (options: object) => OpenAIClient;

const messages = [{ role: 'user' as const, content: 'Hello' }];
const upstream: Upstream = createUpstream({ retry: false, breaker: false });
const { fetch } = upstream;

const openai =
  (Client: unknown): Call =>
  async (baseURL, model, stream) => {
    const client = new (Client as OpenAIClass)({ baseURL, apiKey: 'sk-1', maxRetries: 0, fetch });
    const answer = await client.chat.completions.create({ model, messages, stream });
    if (stream) for await (const _ of answer as AsyncIterable<unknown>);
  };

const anthropic: Call = async (baseURL, model, stream) => {
  // Its base URL stands without the version.
  const options = { baseURL: baseURL.replace(/\/v1$/, ''), apiKey: 'sk-1', maxRetries: 0, fetch };
  const client = new Anthropic(options);
  const answer = await client.messages.create({ model, messages, max_tokens: 9, stream });
  if (stream) for await (const _ of answer as AsyncIterable<unknown>);
};

const aiSdk: Call = async (baseURL, model, stream) => {
  const provider = createOpenAICompatible({ name: 'acme', baseURL, apiKey: 'sk-1', fetch });
  const options = { model: provider(model), messages, maxRetries: 0 };
  if (!stream) return generateText(options);
  const errors: unknown[] = [];
  const { fullStream } = streamText({
    ...options,
    onError: ({ error }) => void errors.push(error),
  });
  for await (const _ of fullStream);
  // By its design errors of a stream go to onError.
  if (errors.length > 0) throw errors[0];
};

const clients: Record<string, Call> = {
  'openai 7': openai(OpenAI7),
  'openai 6': openai(OpenAI6),
  'openai 5': openai(OpenAI5),
  'openai 4': openai(OpenAI4),
  anthropic,
  'ai sdk': aiSdk,
};

async function raised(call: Promise<unknown>): Promise<Raised> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown as Error & { status?: unknown; statusCode?: unknown },
  );
  if (error === undefined) return ['nothing', undefined];
  return [error.constructor.name, error.status ?? error.statusCode];
}

/** One failure in every form that providers give it, and what it means by the contract. */
interface Form {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The class in the SDKs of OpenAI and Anthropic. */
  readonly name: string;
  readonly means: number;
}

const JSON_TYPE = 'application/json';
const rateLimited = { status: 429, name: 'RateLimitError', means: 429 };
const forms: Record<string, Form> = {
  HTML: {
    ...rateLimited,
    type: 'text/html',
    body: '<html><head><title>429 Too Many Requests</title></head><body>nginx</body></html>',
  },
  'FastAPI, a text': { ...rateLimited, type: JSON_TYPE, body: '{"detail":"Rate limit exceeded"}' },
  Gemini: {
    ...rateLimited,
    type: JSON_TYPE,
    body: '{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}',
  },
  flat: {
    ...rateLimited,
    type: JSON_TYPE,
    body: '{"object":"error","message":"Rate limit exceeded","type":"rate_limit_error","param":null,"code":429}',
  },
  empty: { ...rateLimited, type: 'text/plain', body: '' },
  'FastAPI, a list': {
    status: 422,
    type: JSON_TYPE,
    body: '{"detail":[{"loc":["body","messages"],"msg":"Field required","type":"missing"}]}',
    name: 'UnprocessableEntityError',
    means: 422,
  },
  "Gemini's bad key, a 400": {
    status: 400,
    type: JSON_TYPE,
    body: '{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}',
    name: 'AuthenticationError',
    means: 401,
  },
  "vLLM's unknown model": {
    status: 404,
    type: JSON_TYPE,
    body: '{"object":"error","message":"The model `m` does not exist.","type":"NotFoundError","param":"model","code":404}',
    name: 'NotFoundError',
    means: 404,
  },
  "a proxy's HTML": {
    status: 502,
    type: 'text/html',
    body: '<html><head><title>502 Bad Gateway</title></head></html>',
    name: 'InternalServerError',
    means: 502,
  },
  'an error under a 200': {
    status: 200,
    type: JSON_TYPE,
    body: '{"error":{"message":"The engine is currently overloaded","type":"server_error","code":"overloaded"}}',
    name: 'InternalServerError',
    means: 503,
  },
};

/** Anthropic's SDK has a class of its own for 503, the AI SDK one for all (measured). */
function expected(client: string, { name, means }: Form): Raised {
  if (client === 'ai sdk') return ['APICallError', means];
  const own = client === 'anthropic' && means === 503;
  return [own ? 'ServiceUnavailableError' : name, means];
}

describe('an SDK over upstream.fetch', () => {
  let server: Server;
  let baseURL: string;
  let requests = 0;
  let lab: FaultUpstream;

  beforeAll(async () => {
    lab = await startUpstream();
    server = createServer(async (req, res) => {
      let text = '';
      for await (const chunk of req) text += chunk;
      requests += 1;
      res.setHeader('retry-after-ms', '1');
      const form = forms[(JSON.parse(text) as { model: string }).model];
      res.writeHead(form?.status ?? 500, { 'content-type': form?.type }).end(form?.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });

  afterAll(async () => {
    await upstream.close();
    await lab.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  describe.each(Object.entries(clients))('%s', (client, call) => {
    test.each(Object.entries(forms))('raises the right class for %s', async (name, form) => {
      expect(await raised(call(baseURL, name, false))).toEqual(expected(client, form));
    });

    test.each(['clean_end', 'reset', 'cut_mid_frame', 'error_frame', 'cut_before_first_byte'])(
      'throws on a stream with %s',
      async (fault) => {
        const [name] = await raised(call(lab.url, `fault:${fault}`, true));
        expect(name).not.toBe('nothing');
      },
    );

    test('reads a good answer and a good stream', async () => {
      expect(await raised(call(lab.url, 'demo', false))).toEqual(['nothing', undefined]);
      expect(await raised(call(lab.url, 'demo', true))).toEqual(['nothing', undefined]);
    });
  });

  test.each<[string, OpenAIClass]>([
    ['openai 7', OpenAI7 as unknown as OpenAIClass],
    ['openai 4', OpenAI4 as unknown as OpenAIClass],
  ])('three tries of %s over three of ours make three calls', async (_, Client) => {
    const retrying = createUpstream({ breaker: false });
    const client = new Client({ baseURL, apiKey: 'sk-1', fetch: retrying.fetch });
    const before = requests;
    const call = client.chat.completions.create({ model: 'HTML', messages });
    expect(await raised(call)).toEqual(['RateLimitError', 429]);
    expect(requests - before).toBe(3);
    await retrying.close();
  });
});
