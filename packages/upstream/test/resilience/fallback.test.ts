import { fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { checkFallbacks, type Fallback, leadsTo } from '../../src/resilience/fallback.js';

const when = ['overloaded'] as const;

describe('a chain of fallbacks', () => {
  test('is taken as it is', () => {
    const chain: Fallback[] = [
      { model: 'a', when },
      { model: 'a', when, baseURL: 'https://other.example/v1' },
      { model: 'b', when: ['insufficient_balance', 'context_length_exceeded'] },
    ];
    expect(checkFallbacks(chain)).toBe(chain);
    expect(checkFallbacks(undefined)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [
      [{ model: 'a', when: ['no_such_code'] }],
      'createUpstream: fallback[0].when[0] is "no_such_code", which is no code of the catalog',
    ],
    [
      [{ model: 'a', when: [503] }],
      'createUpstream: fallback[0].when[0] is 503, which is no code of the catalog',
    ],
    [
      [{ model: 'a', when: [] }],
      'createUpstream: fallback[0].when is empty, so nothing leads there',
    ],
    [
      [
        { model: 'a', when },
        { model: 'b', when },
        { model: 'a', when },
      ],
      'createUpstream: fallback[2] leads back to "a" of fallback[0], a cycle; name all codes in one entry',
    ],
    [
      [
        { model: 'a', when, baseURL: 'https://other.example/v1' },
        { model: 'a', when, baseURL: 'https://other.example/v1/' },
      ],
      'createUpstream: fallback[1] leads back to "a" of fallback[0], a cycle; name all codes in one entry',
    ],
    [[{ when }], 'createUpstream: fallback[0].model must be the name of a model, not undefined'],
    [
      [{ model: 'a', when, retries: 3 }],
      'createUpstream: fallback[0].retries is not an option; there are model, when, baseURL, apiKey, provider, headers',
    ],
    [{ model: 'a', when }, 'createUpstream: fallback must be a list, not an object'],
  ])('%j is refused by name', (chain, sentence) => {
    expect(() => checkFallbacks(chain as Fallback[])).toThrow(new TypeError(sentence));
  });
});

describe('which failure leads to a fallback', () => {
  const onBalance: Fallback = { model: 'free', when: ['insufficient_balance'] };
  const onTrouble: Fallback = { model: 'other', when: ['overloaded'] };

  test('by code', () => {
    expect(leadsTo(onBalance, fault('insufficient_balance'), false)).toBe(true);
    expect(leadsTo(onBalance, fault('service_unavailable'), false)).toBe(false);
  });

  test("an open circuit leads where a provider's trouble would have", () => {
    expect(leadsTo(onTrouble, fault('service_unavailable'), true)).toBe(true);
    expect(leadsTo(onBalance, fault('service_unavailable'), true)).toBe(false);
  });
});
