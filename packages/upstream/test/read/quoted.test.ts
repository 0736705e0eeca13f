import { describe, expect, test } from '@jest/globals';
import { withoutQuoted } from '../../src/read/quoted.js';

describe('withoutQuoted', () => {
  test.each([
    ["The model 'x' is gone", "The model '' is gone"],
    ['got "a b", want `c`', 'got "", want ``'],
    ["the model's window isn't big", "the model's window isn't big"],
    ["he said 'it's fine' twice", "he said '' twice"],
    ['never "closed', 'never "closed'],
    ['“rate limit” and «b»', '“” and «»'],
    ["escaped 'a\\' b' c", "escaped '' c"],
    ['plain', 'plain'],
  ])('%s', (message, plain) => {
    expect(withoutQuoted(message)).toBe(plain);
  });
});
