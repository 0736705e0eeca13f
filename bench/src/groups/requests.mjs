import { chatRequest } from '@faultwire/requests';

const TEXT = 'The quick brown fox jumps over the lazy dog while a gateway checks what comes in. ';

const parameters = (note) => ({
  type: 'object',
  properties: {
    city: { type: 'string', description: `The city to look in ${note}` },
    unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    days: {
      type: 'array',
      items: {
        type: 'object',
        properties: { day: { type: 'string' }, hour: { type: 'integer' } },
        required: ['day', 'hour'],
        additionalProperties: false,
      },
    },
  },
  required: ['city', 'unit', 'days'],
  additionalProperties: false,
});

const tool = (index, note) => ({
  type: 'function',
  function: {
    name: `tool_${index}`,
    description: `Does ${index}`,
    strict: true,
    parameters: parameters(`${index} ${note}`),
  },
});

function turn(_, index) {
  const call = { name: 'tool_0', arguments: '{"city":"Paris"}' };
  switch (index % 4) {
    case 2:
      return {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: `call_${index}`, type: 'function', function: call }],
      };
    case 3:
      return { role: 'tool', tool_call_id: `call_${index - 1}`, content: TEXT.repeat(6) };
    default:
      return { role: index % 2 ? 'assistant' : 'user', content: TEXT.repeat(8) };
  }
}

const request = ({ turns = 20, tools = 5, note = '' } = {}) => ({
  model: 'gpt-4o',
  temperature: 0.7,
  max_tokens: 1000,
  stream: true,
  stream_options: { include_usage: true },
  messages: Array.from({ length: turns }, turn),
  tools: Array.from({ length: tools }, (_, index) => tool(index, note)),
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'answer', strict: true, schema: parameters(note) },
  },
});

/** Four images of 250 KB. */
const withImages = () => {
  const url = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ${'ABCD'.repeat(62_000)}`;
  const image = { type: 'image_url', image_url: { url } };
  return {
    model: 'gpt-4o',
    messages: [
      { role: 'user', content: [{ type: 'text', text: TEXT }, image, image, image, image] },
    ],
  };
};

function nested(levels) {
  let schema = { type: 'string' };
  for (let level = 0; level < levels; level += 1)
    schema = { type: 'object', properties: { inner: schema, note: { type: 'string' } } };
  return {
    model: 'gpt-4o',
    messages: [{ role: 'user', content: TEXT }],
    response_format: { type: 'json_schema', json_schema: { name: 'deep', schema } },
  };
}

const chat = chatRequest({ models: () => ({ contextTokens: 128_000 }) });
const open = chatRequest();

/** Parses it a few times, as every request is an object of its own. */
const parsed = (text, copies) => Array.from({ length: copies }, () => JSON.parse(text));

function right(check, body) {
  const checked = check(body);
  if (!checked.ok) throw checked.fault;
  return checked;
}

/** One text: what its check costs of what its JSON.parse costs. */
function group(title, make, { target, copies = 32, kind = chat }) {
  const text = JSON.stringify(make());
  const bodies = parsed(text, copies);
  return {
    title,
    note: `Baseline: JSON.parse of the same ${Math.round(text.length / 1000)} KB.`,
    baseline: { name: 'JSON.parse', run: () => JSON.parse(text) },
    contenders: [
      {
        name: 'the check',
        run: (i) => right(kind.check, bodies[i % copies]),
        ours: true,
        target,
      },
    ],
  };
}

function wholeRequest() {
  const seen = group('Checking a chat request of 20 turns, 5 tools, structured output', request, {
    target: 0.25,
  });
  const fresh = Array.from({ length: 512 }, (_, note) => request({ note: `(note ${note})` }));
  const wrong = parsed(JSON.stringify({ ...request(), temperature: 9 }), 32);
  seen.contenders.push(
    {
      name: 'the check, schemas never seen before',
      run: (i) => right(chat.check, fresh[i % fresh.length]),
      ours: true,
      target: 1,
    },
    { name: 'the check, and it fails', run: (i) => chat.check(wrong[i % 32]), ours: true },
  );
  return seen;
}

export default () => [
  wholeRequest(),
  group('Checking a chat request with four images', withImages, { target: 0.05, copies: 4 }),
  group('Nothing is quadratic: 10,000 messages', () => request({ turns: 10_000 }), {
    copies: 2,
    kind: open,
  }),
  group('Nothing is quadratic: 2,000 tools', () => request({ turns: 4, tools: 2000 }), {
    copies: 2,
    kind: open,
  }),
  group('Nothing is quadratic: a schema of 50 levels', () => nested(50), {}),
];
