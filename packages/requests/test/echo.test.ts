import { answer, profiles, report } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { chatRequest, responsesRequest } from '../src/index.js';
import { calling, chat, parameters, parts, result, tool, user } from './requests.js';

const SECRET = 'hunter2-swordfish';
const chats = chatRequest({ onUnknown: 'reject', models: () => ({ contextTokens: 10 }) });

/** Wrong requests whose prompt holds the secret in every place that a prompt has. */
const bodies: readonly unknown[] = [
  `{"model": "${SECRET}"`,
  [SECRET],
  chat({ messages: SECRET }),
  chat({ messages: [SECRET] }),
  chat({ messages: [{ role: SECRET, content: SECRET }] }),
  chat({ messages: [user(SECRET), { role: 'user' }] }),
  chat({ messages: [user(SECRET)], temperature: 9 }),
  chat({ messages: [user([{ type: SECRET, text: SECRET }])] }),
  chat({ messages: [user(SECRET.repeat(50))] }),
  chat({ messages: [{ ...user(SECRET), name: [SECRET] }] }),
  parts({ type: 'image_url', image_url: { url: SECRET } }),
  parts({ type: 'image_url', image_url: { url: `data:image/png;base64,${SECRET}` } }),
  parts({ type: 'file', file: { file_data: `${SECRET}!` } }),
  chat({ messages: [user(SECRET), result(SECRET)] }),
  chat({ messages: [user(SECRET), calling({ id: SECRET, type: SECRET })] }),
  chat({ tools: [tool({ name: `${SECRET} ` })] }),
  chat({ tools: [tool({ description: [SECRET] })] }),
  parameters({ description: [SECRET] }),
  parameters({ type: SECRET }),
  parameters({ pattern: `(${SECRET}` }),
  parameters({ $ref: `#/${SECRET}` }),
  parameters({ enum: SECRET }),
  chat({ user: [SECRET] }),
  chat({ metadata: { a: [SECRET] } }),
  chat({ stop: [[SECRET]] }),
];

test.each(bodies.map((body, index) => [index, body] as const))(
  'no word of the prompt leaves in a message, a fault or a log: %i',
  (_index, body) => {
    const checked = chats.check(body);
    if (checked.ok) throw new Error('It passed.');
    const { fault, issues } = checked;
    const answers = Object.values(profiles).map((profile) => answer(fault, { profile }).body);
    const said = JSON.stringify([
      fault.message,
      fault.found,
      fault.param,
      issues,
      answers,
      report(fault),
    ]);
    expect(said).not.toContain('hunter2');
  },
);

describe('a value outside the prompt is echoed only by solidrust, and only a word', () => {
  const shown = (over: Record<string, unknown>): string[] => {
    const checked = chats.check(chat(over));
    if (checked.ok) throw new Error('It passed.');
    return Object.values(profiles).map((profile) => answer(checked.fault, { profile }).body);
  };

  test('a word', () => {
    const [standard, solrouter, solidrust, openai] = shown({ verbosity: 'shouting' });
    expect(solidrust).toContain("Invalid 'verbosity' parameter: 'shouting'");
    expect([standard, solrouter, openai].join('')).not.toContain('shouting');
  });

  test('a sentence is told by its type', () => {
    const [, , solidrust] = shown({ verbosity: 'please be loud' });
    expect(solidrust).toContain("Invalid 'verbosity' parameter: 'string'");
  });
});

test('the input of a Responses request stays private too', () => {
  const checked = responsesRequest().check({
    model: 'm',
    input: [{ role: SECRET, content: SECRET }],
  });
  expect(JSON.stringify(checked)).not.toContain('hunter2');
});
