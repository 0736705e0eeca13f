import { afterEach, describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { type FaultUpstream, type Scenario, startUpstream } from '../../src/index.js';

const running: FaultUpstream[] = [];

async function start(scenario?: Scenario): Promise<FaultUpstream> {
  const upstream = await startUpstream(scenario);
  running.push(upstream);
  return upstream;
}

afterEach(async () => {
  for (const upstream of running.splice(0)) await upstream.close();
});

function clientOf(upstream: FaultUpstream): OpenAI {
  return new OpenAI({ baseURL: upstream.url, apiKey: 'any', maxRetries: 0, logLevel: 'off' });
}

const messages = [{ role: 'user' as const, content: 'Hello' }];
const sentence = 'Every failure has a name — and an answer.';

async function collect(client: OpenAI, model: string): Promise<string> {
  let text = '';
  for await (const chunk of await client.chat.completions.create({
    model,
    messages,
    stream: true,
  })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
}

describe('good answers', () => {
  test('a chat completion, plain and as a stream', async () => {
    const client = clientOf(await start());
    const plain = await client.chat.completions.create({ model: 'demo-small', messages });
    expect(plain.choices[0]?.message.content).toBe(sentence);
    expect(plain._request_id).toBe('up_1');
    expect(await collect(client, 'demo-small')).toBe(sentence);
  });

  test('a response, plain and as a stream', async () => {
    const client = clientOf(await start());
    const plain = await client.responses.create({ model: 'demo-small', input: 'Hello' });
    expect(plain.output_text).toBe(sentence);
    const stream = client.responses.stream({ model: 'demo-small', input: 'Hello' });
    expect((await stream.finalResponse()).output_text).toBe(sentence);
  });

  test('embeddings, in the base64 that the client asks for', async () => {
    const client = clientOf(await start());
    const { data } = await client.embeddings.create({ model: 'demo-small', input: ['a', 'b'] });
    expect(data.map((item) => item.embedding)).toEqual([
      [0.25, -0.5, 0.75],
      [0.25, -0.5, 0.75],
    ]);
  });

  test('the models', async () => {
    const { data } = await clientOf(await start()).models.list();
    expect(data.map((model) => model.id)).toEqual(['demo-small', 'demo-large']);
  });
});

describe('faults by name', () => {
  test('by the model', async () => {
    const client = clientOf(await start());
    const failed = client.chat.completions.create({
      model: 'fault:context_length_exceeded',
      messages,
    });
    await expect(failed).rejects.toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      param: 'messages',
    });
  });

  test('by the header, with a hint of one second', async () => {
    const upstream = await start();
    const response = await fetch(`${upstream.url}/models`, {
      headers: { 'x-fault': 'rate_limit_exceeded' },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  test('an unknown name is an unknown model', async () => {
    const client = clientOf(await start());
    const failed = client.chat.completions.create({ model: 'fault:gremlins', messages });
    await expect(failed).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  });

  test.each(['cut_before_first_byte', 'connection_refused', 'tls_failure'])(
    '%s: no answer comes',
    async (name) => {
      const client = clientOf(await start());
      const failed = client.chat.completions.create({ model: `fault:${name}`, messages });
      await expect(failed).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    },
  );

  test.each(['cut_mid_frame', 'reset'])('%s: the body breaks', async (name) => {
    const client = clientOf(await start());
    await expect(collect(client, `fault:${name}`)).rejects.toThrow();
    await expect(
      client.chat.completions.create({ model: `fault:${name}`, messages }),
    ).rejects.toThrow();
  });

  test('clean_end: the client takes the half for the whole', async () => {
    expect(await collect(clientOf(await start()), 'fault:clean_end')).toBe('Every failure has a');
  });

  test('truncated_json: a frame that does not parse', async () => {
    await expect(collect(clientOf(await start()), 'fault:truncated_json')).rejects.toThrow(
      SyntaxError,
    );
  });

  test('error_frame: the error after the first content', async () => {
    await expect(collect(clientOf(await start()), 'fault:error_frame')).rejects.toMatchObject({
      type: 'server_error',
      status: undefined,
    });
  });

  test('html_502 and ok_with_error_body', async () => {
    const { url } = await start();
    const ask = (fault: string): Promise<Response> =>
      fetch(`${url}/models`, { headers: { 'x-fault': fault } });
    const html = await ask('html_502');
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html']);
    const ok = await ask('ok_with_error_body');
    expect(ok.status).toBe(200);
    expect(await ok.json()).toMatchObject({ error: { code: 'rate_limit_exceeded' } });
  });

  test('slow: a good answer all the same', async () => {
    expect(await collect(clientOf(await start()), 'fault:slow;forMs=1')).toBe(sentence);
  });

  test('stall with an end: the rest comes', async () => {
    expect(await collect(clientOf(await start()), 'fault:stall;forMs=1')).toBe(sentence);
  });

  test('cut_mid_frame at a byte', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'fault:clean_end;atByte=10', stream: true, messages }),
    });
    expect(await response.text()).toBe('data: {"id');
  });
});

describe('addresses', () => {
  test('one refuses, one shows a certificate that nobody signed', async () => {
    const { refusedURL, untrustedURL } = await start();
    await expect(fetch(refusedURL)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await expect(fetch(untrustedURL)).rejects.toMatchObject({
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });

  test('a scenario that always refuses is at the refusing address', async () => {
    const upstream = await start({ rules: [{ fault: 'connection_refused' }] });
    expect(upstream.url).toBe(upstream.refusedURL);
  });
});

describe('the log', () => {
  test('path, body, probes and a caller who left', async () => {
    const upstream = await start();
    const leave = new AbortController();
    const response = await fetch(`${upstream.url}/chat/completions`, {
      method: 'POST',
      headers: { 'x-probe-id': 'p1', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'fault:stall', stream: true, messages }),
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    const entry = upstream.requests[0];
    expect(entry).toMatchObject({ path: '/v1/chat/completions', body: { model: 'fault:stall' } });
    expect(upstream.count('p1')).toBe(1);
    await until(() => entry?.aborted === true);
  });
});

describe('scenarios', () => {
  test('first two limited, then good', async () => {
    const { url } = await start({ rules: [{ fault: 'rate_limit_exceeded', times: 2 }] });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await fetch(`${url}/models`)).status);
    expect(statuses).toEqual([429, 429, 200]);
  });

  test('errors in the form of another provider', async () => {
    const { url } = await start({ provider: 'gemini', rules: [{ fault: 'overloaded' }] });
    const response = await fetch(`${url}/models`);
    expect(await response.json()).toMatchObject({ error: { code: 503, status: 'UNAVAILABLE' } });
  });

  test('a field that is not one is refused with its path', async () => {
    const scenario = { rules: [{ fault: 'reset', tiems: 2 }] } as unknown as Scenario;
    await expect(startUpstream(scenario)).rejects.toThrow(
      'rules[0].tiems is not a field of a rule',
    );
  });
});

/** Waits for something that an event of another socket brings about. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
