import { describe, expect, test } from '@jest/globals';
import { encodingOf } from '../../src/window/encoding-of.js';
import { type CountTokens, estimateTokens, tokenizer } from '../../src/window/tokenizer.js';
import { utf8Bytes } from '../../src/window/utf8-bytes.js';

test.each([
  ['gpt-4o', 'o200k_base'],
  ['gpt-4o-mini-2024-07-18', 'o200k_base'],
  ['openai/gpt-4.1-nano', 'o200k_base'],
  ['gpt-5.4-mini', 'o200k_base'],
  ['gpt-6-astra', 'o200k_base'],
  ['o1', 'o200k_base'],
  ['o3-mini', 'o200k_base'],
  ['ft:gpt-4o-mini:org::id', 'o200k_base'],
  ['gpt-4', 'cl100k_base'],
  ['gpt-4-turbo', 'cl100k_base'],
  ['gpt-3.5-turbo-0125', 'cl100k_base'],
  ['text-embedding-3-small', 'cl100k_base'],
  ['claude-sonnet-4', undefined],
  ['demo-small', undefined],
  ['o3x', undefined],
  ['', undefined],
])('%s is encoded in %s', (model, encoding) => {
  expect(encodingOf(model)).toBe(encoding);
});

describe('counts', () => {
  const count = tokenizer('o200k_base') as CountTokens;

  test.each([
    ['', 0],
    ['hello world', 2],
    ['<|endoftext|>', 7],
    ['tiktoken is great!', 6],
  ])('%j', (text, tokens) => {
    expect(count(text)).toBe(tokens);
  });

  test('the same in pieces: long runs are cut, text with them stays exact', () => {
    const run = 'a'.repeat(256);
    expect(count(`hello ${run}`)).toBe(count('hello ') + count(run));
  });

  test('an endless run is estimated in the end', () => {
    const tokens = (tokenizer('o200k_base') as CountTokens)('漢'.repeat(300_000));
    expect(tokens).toBeGreaterThan(200_000);
    expect(tokens).toBeLessThanOrEqual(900_000);
  });
});

test.each([
  ['', 0],
  ['abcd', 1],
  ['abcde', 2],
  ['漢字', 2],
  ['😀', 1],
])('the estimate of %j is %i', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test.each(['', 'abc', 'äöü', '漢字', '😀😀', 'a😀ä漢'])('the bytes of %j', (text) => {
  expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
});
