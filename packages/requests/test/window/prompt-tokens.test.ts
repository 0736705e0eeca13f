import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSchemas, eachChatSchema } from '../../src/json-schema/request-schemas.js';
import { SeenSchemas } from '../../src/json-schema/seen-schemas.js';
import { checkedOptions } from '../../src/options.js';
import { promptSize } from '../../src/size-limits.js';
import { visitChat } from '../../src/window/chat-prompt.js';
import { bytesAtMost, promptTokens, tokensAtMost } from '../../src/window/prompt-tokens.js';
import { captured } from '../captured/captured.js';
import { chat, type Json, user } from '../requests.js';
import { validChats } from '../valid/chats.js';

const { limits } = checkedOptions();

/** The three ways to size a prompt, from the cheapest to the exact one. */
function sizes(body: Json, model: string): [number, number, number] {
  const size = promptSize(body, 'messages', limits.messages, limits);
  if ('code' in size) throw new Error(size.message);
  const toolChars = checkSchemas(body, eachChatSchema, new SeenSchemas(), () => undefined);
  return [
    tokensAtMost(size, toolChars),
    bytesAtMost(body, model, visitChat, toolChars),
    promptTokens(body, model, visitChat, toolChars),
  ];
}

const bodies = [
  ...validChats,
  ...captured.filter(({ path }) => path === '/chat/completions').map(({ body }) => body),
];

test.each(['gpt-4o', 'gpt-4o-mini', 'gpt-4', 'demo'])(
  'the bounds hold for every right request: %s',
  (model) => {
    for (const body of bodies) {
      const [most, bytes, tokens] = sizes(body, model);
      expect([body, most >= bytes, bytes >= tokens]).toEqual([body, true, true]);
    }
  },
);

test('the bounds hold for any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
      const [most, bytes, tokens] = sizes(chat({ messages: texts.map(user) }), 'gpt-4o');
      expect(most).toBeGreaterThanOrEqual(bytes);
      expect(bytes).toBeGreaterThanOrEqual(tokens);
    }),
    { seed: 20261123, numRuns: 200 },
  );
});
