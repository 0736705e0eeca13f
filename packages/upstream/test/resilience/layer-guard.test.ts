import { describe, expect, test } from '@jest/globals';
import { readLayers } from '../../src/resilience/layer-guard.js';

describe('what the layers above have done', () => {
  test('nothing: the outermost', () => {
    expect(readLayers({})).toEqual({ before: 0, mayMake: Number.POSITIVE_INFINITY });
  });

  test('another Faultwire layer retries: one attempt here', () => {
    expect(readLayers({ 'x-faultwire-attempt': '1' })).toEqual({ before: 0, mayMake: 1 });
    expect(readLayers(new Headers({ 'X-Faultwire-Attempt': '3' }))).toEqual({
      before: 2,
      mayMake: 1,
    });
  });

  test("an SDK's first try gets two, its later ones one: 2 + 1 + 1 is 4", () => {
    expect(readLayers({ 'x-stainless-retry-count': '0' })).toEqual({ before: 0, mayMake: 2 });
    expect(readLayers({ 'x-stainless-retry-count': '1' })).toEqual({ before: 1, mayMake: 1 });
    expect(readLayers({ 'x-stainless-retry-count': ['2'] })).toEqual({ before: 2, mayMake: 1 });
  });

  test("an SDK's first try gets more where the SDK can be told to stop", () => {
    const all = Number.POSITIVE_INFINITY;
    expect(readLayers({ 'x-stainless-retry-count': '0' }, all)).toEqual({
      before: 0,
      mayMake: all,
    });
    expect(readLayers({ 'x-stainless-retry-count': '1' }, all)).toEqual({ before: 1, mayMake: 1 });
  });

  test.each(['', '-1', '1e3', '0', 'one', '99999', '1, 2'])('%j is no attempt', (value) => {
    expect(readLayers({ 'x-faultwire-attempt': value }).mayMake).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('three layers of three tries', () => {
  /** A layer that tries thrice, as far as the guard lets it, over the one below. */
  const layer =
    (below: (headers: Record<string, string>) => boolean) =>
    (headers: Record<string, string>): boolean => {
      const { before, mayMake } = readLayers(headers);
      for (let made = 1; made <= Math.min(3, mayMake); made += 1) {
        if (below({ 'x-faultwire-attempt': String(before + made) })) return true;
      }
      return false;
    };

  test('make at most four calls, with layers of ours alone or an SDK on top', () => {
    let calls = 0;
    const provider = (): boolean => {
      calls += 1;
      return false;
    };
    layer(layer(layer(provider)))({});
    expect(calls).toBe(3);
    calls = 0;
    for (const count of ['0', '1', '2'])
      layer(layer(provider))({ 'x-stainless-retry-count': count });
    expect(calls).toBe(4);
  });
});
