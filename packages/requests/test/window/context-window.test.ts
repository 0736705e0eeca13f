import { describe, expect, test } from '@jest/globals';
import { chatRequest } from '../../src/index.js';
import { chat, image, parts, tool, user } from '../requests.js';

function refusal(body: unknown, contextTokens: number, maxOutputTokens?: number): unknown {
  const checked = chatRequest({ models: () => ({ contextTokens, maxOutputTokens }) }).check(body);
  return checked.ok
    ? 'fits'
    : { code: checked.fault.code, param: checked.fault.param, message: checked.fault.message };
}

const gpt = (over: object = {}): object => ({ ...chat(), model: 'gpt-4o', ...over });

describe('the prompt, counted as OpenAI publishes it', () => {
  // "Hello" is one token, "user" another, the frame of the message 3, the answer's opening 3.
  test('a message', () => {
    expect(refusal(gpt(), 8)).toBe('fits');
    expect(refusal(gpt(), 7)).toEqual({
      code: 'context_length_exceeded',
      param: 'messages',
      message: "This model's maximum context length is 7 tokens. Your request used 8 tokens.",
    });
  });

  test('with the output that is asked for', () => {
    expect(refusal(gpt({ max_tokens: 2 }), 10)).toBe('fits');
    expect(refusal(gpt({ max_tokens: 3 }), 10)).toMatchObject({
      message:
        "This model's maximum context length is 10 tokens. Your request used 11 tokens. The prompt takes 8 of them, the requested output 3.",
    });
    expect(refusal(gpt({ max_completion_tokens: 3 }), 10)).toMatchObject({
      code: 'context_length_exceeded',
    });
  });

  test('the example of the cookbook: 124 tokens for gpt-4o, 129 for gpt-4 and gpt-3.5', () => {
    // https://github.com/openai/openai-cookbook, How_to_count_tokens_with_tiktoken.ipynb
    const system = (name: string, content: string): object => ({ role: 'system', name, content });
    const messages = [
      {
        role: 'system',
        content:
          'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
      },
      system('example_user', 'New synergies will help drive top-line growth.'),
      system('example_assistant', 'Things working well together will increase revenue.'),
      system(
        'example_user',
        "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
      ),
      system('example_assistant', "Let's talk later when we're less busy about how to do better."),
      {
        role: 'user',
        content:
          "This late pivot means we don't have time to boil the ocean for the client deliverable.",
      },
    ];
    expect(refusal(gpt({ messages }), 123)).toMatchObject({
      message: expect.stringContaining('used 124 tokens'),
    });
    expect(refusal({ messages, model: 'gpt-4-0613' }, 128)).toMatchObject({
      message: expect.stringContaining('used 129 tokens'),
    });
    expect(refusal({ messages, model: 'openai/gpt-3.5-turbo' }, 129)).toBe('fits');
  });

  test('a tool costs its words and a frame', () => {
    const parameters = {
      type: 'object',
      properties: {
        location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
        unit: {
          type: 'string',
          description: 'The unit of temperature to return',
          enum: ['celsius', 'fahrenheit'],
        },
      },
      required: ['location'],
    };
    const tools = [
      tool({
        name: 'get_current_weather',
        description: 'Get the current weather in a given location',
        parameters,
      }),
    ];
    const used = (body: unknown): number => {
      const said = refusal(body, 1) as { message: string };
      return Number(/used (\d+) tokens/.exec(said.message)?.[1]);
    };
    const body = gpt({ tools });
    expect(used(body)).toBeGreaterThan(used(gpt()) + 50);
    expect(used(body)).toBeLessThan(used(gpt()) + 100);
  });
});

describe('images, by the published formula', () => {
  const png = (width: number, height: number): string => {
    const bytes = Buffer.alloc(33);
    bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return `data:image/png;base64,${bytes.toString('base64')}`;
  };
  // Beside the image: `user` 1, the frame 3, the answer's opening 3.
  const used = (model: string, url: string, detail?: string): number => {
    const part = { type: 'image_url', image_url: { url, ...(detail ? { detail } : {}) } };
    const said = refusal({ ...parts(part), model }, 1) as { message: string };
    return Number(/used (\d+) tokens/.exec(said.message)?.[1]) - 7;
  };

  test.each([
    ['gpt-4o', 1024, 1024, undefined, 765],
    ['gpt-4o', 2048, 4096, undefined, 1105],
    ['gpt-4o', 4096, 8192, 'low', 85],
    ['gpt-4o', 512, 512, 'high', 255],
    ['gpt-4o-mini', 512, 512, undefined, 8500],
    ['o1', 1024, 1024, undefined, 675],
    ['gpt-5', 1024, 1024, undefined, 630],
    ['gpt-4.1-mini', 1024, 1024, undefined, 1659],
  ])('%s, %d × %d, detail %s: %d tokens', (model, width, height, detail, tokens) => {
    expect(used(model, png(width, height), detail)).toBe(tokens);
  });

  test('one that lies elsewhere costs at least the base', () => {
    expect(used('gpt-4o', 'https://example.com/cat.png')).toBe(85);
  });

  test('one that lies elsewhere is not overlooked for its short URL', () => {
    const body = { ...parts(image('https://a.b/c')), model: 'gpt-4o' };
    expect(refusal(body, 92)).toBe('fits');
    expect(refusal(body, 91)).toMatchObject({ message: expect.stringContaining('used 92 tokens') });
  });

  test('its data is no text: a large image fits into a small window', () => {
    const large = `${png(512, 512)}${'A'.repeat(400_000)}`;
    expect(refusal({ ...parts(image(large)), model: 'gpt-4o' }, 300)).toBe('fits');
  });
});

describe('models', () => {
  test('a longer output than the model writes is a wrong value, whatever the window', () => {
    expect(refusal(gpt({ max_tokens: 5000 }), 100_000, 4096)).toMatchObject({
      code: 'validation_error',
      param: 'max_tokens',
    });
  });

  test('one that is not known has no window', () => {
    const request = chatRequest({
      models: (name) => (name === 'a' ? { contextTokens: 1 } : undefined),
    });
    expect(request.check({ model: 'b', messages: [user('x'.repeat(100_000))] }).ok).toBe(true);
    expect(request.check({ model: 'a', messages: [user('x')] }).ok).toBe(false);
  });

  test('without a known tokenizer four bytes are a token', () => {
    const body = { model: 'demo', messages: [user('é'.repeat(20))] };
    // 40 bytes: 10; `user`: 1; the frame: 3; the opening: 3.
    expect(refusal(body, 17)).toBe('fits');
    expect(refusal(body, 16)).toMatchObject({ message: expect.stringContaining('used 17 tokens') });
  });
});
