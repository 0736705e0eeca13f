import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chatRequest, trimMessages } from '../src/index.js';
import { call, calling, chat, result, user } from './requests.js';

interface Message {
  role: string;
  content?: unknown;
  tool_calls?: unknown;
  tool_call_id?: string;
}

const system: Message = { role: 'system', content: 'Be brief.' };
const said = (content: string): Message => ({ role: 'assistant', content });
const asked = (content: string): Message => user(content) as unknown as Message;
const called = calling(call()) as unknown as Message;
const answered = result() as unknown as Message;

// Without a model 4 bytes are a token: a role of 4 letters and 4 letters of text are 1 + 1, and
// the message's frame is 3.
describe('without a known model', () => {
  const history = [system, asked('aaaa'), said('bbbb'), asked('cccc')];

  test('what fits stays as it is', () => {
    expect(trimMessages(history, { maxTokens: 1000 })).toEqual(history);
  });

  test('the oldest turns go first', () => {
    // system 2 + 3 + 3, and the newest 5: 13; the answer before takes 3 + 1 + 3.
    expect(trimMessages(history, { maxTokens: 13 })).toEqual([system, asked('cccc')]);
    expect(trimMessages(history, { maxTokens: 19 })).toEqual([system, asked('cccc')]);
    expect(trimMessages(history, { maxTokens: 20 })).toEqual([system, said('bbbb'), asked('cccc')]);
  });

  test('the newest turn stays even where it alone is too long', () => {
    expect(trimMessages(history, { maxTokens: 1 })).toEqual([system, asked('cccc')]);
  });
});

test('instructions stay wherever they stand', () => {
  const developer = { role: 'developer', content: 'Be kind.' };
  const history = [system, asked('old '.repeat(100)), developer, asked('new')];
  expect(trimMessages(history, { maxTokens: 30 })).toEqual([system, developer, asked('new')]);
});

describe('a tool call and its results', () => {
  const history = [asked('old '.repeat(100)), called, answered, asked('new')];

  test('stay together', () => {
    expect(trimMessages(history, { maxTokens: 60 })).toEqual([called, answered, asked('new')]);
  });

  test('go together, where the naive slice would keep the result alone', () => {
    expect(trimMessages(history, { maxTokens: 10 })).toEqual([asked('new')]);
  });

  test('results that answer nothing go, as no provider takes them', () => {
    expect(trimMessages([answered, asked('new')], { maxTokens: 1000 })).toEqual([asked('new')]);
  });
});

test('counted with the tokenizer where the model is known', () => {
  // "hello hello …": a token a word, where the estimate would take one and a half.
  const history = [asked('hello '.repeat(100).trim()), asked('new')];
  expect(trimMessages(history, { maxTokens: 120, model: 'gpt-4o' })).toEqual(history);
  expect(trimMessages(history, { maxTokens: 120 })).toEqual([asked('new')]);
});

test.each([0, -1, Number.NaN, '5', undefined])('a limit of %s is refused', (maxTokens) => {
  expect(() => trimMessages([], { maxTokens: maxTokens as number })).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringContaining('`maxTokens`') }),
  );
});

test('whatever is trimmed, what was a right request stays one', () => {
  const request = chatRequest();
  const turn = fc.oneof(
    fc.lorem().map((text) => [asked(text)]),
    fc.lorem().map((text) => [said(text)]),
    fc.constant([system]),
    fc.constant([called, answered]),
  );
  const history = fc.array(turn, { minLength: 1, maxLength: 12 }).map((turns) => turns.flat());
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 200 }), (messages, maxTokens) => {
      const trimmed = trimMessages(messages, { maxTokens });
      expect(request.check(chat({ messages: trimmed })).ok).toBe(true);
      expect(trimmed.filter(({ role }) => role === 'system')).toEqual(
        messages.filter(({ role }) => role === 'system'),
      );
    }),
    { seed: 20261123, numRuns: 300 },
  );
});
