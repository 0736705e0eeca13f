import { describe, expect, test } from '@jest/globals';
import { isFault, wrap } from '../src/index.js';

type Next = (error?: unknown) => void;

/** What reaches next(). */
async function nextOf(
  handler: (req: object, res: object, next: Next) => unknown,
): Promise<unknown[]> {
  const calls: unknown[] = [];
  await wrap(handler)({}, {}, (...args) => {
    calls.push(args[0]);
  });
  return calls;
}

describe('wrap', () => {
  test('hands a rejection to next', async () => {
    const error = new Error('late');
    expect(await nextOf(() => Promise.reject(error))).toEqual([error]);
    expect(
      await nextOf(() => {
        throw error;
      }),
    ).toEqual([error]);
  });

  test.each([[undefined], [null], [''], [0], [false], [Number.NaN], ['route'], ['router']])(
    'a thrown %p, which Express would take for "go on", is an internal_error',
    async (thrown) => {
      for (const handler of [
        () => Promise.reject(thrown),
        () => {
          throw thrown;
        },
      ]) {
        const [told] = await nextOf(handler);
        expect(isFault(told) && [told.code, told.cause]).toEqual(['internal_error', thrown]);
      }
    },
  );

  test('leaves what went well alone', async () => {
    expect(await nextOf(async () => 'done')).toEqual([]);
    expect(await nextOf((_req, _res, next) => next())).toEqual([undefined]);
    expect(wrap(() => 7)()).toBe(7);
  });

  test.each([
    [0, () => {}],
    [2, (_req: object, _res: object) => {}],
    [3, (_req: object, _res: object, _next: Next) => {}],
    [4, (_error: unknown, _req: object, _res: object, _next: Next) => {}],
  ])('keeps the %i parameters by which Express tells handlers apart', (length, handler) => {
    expect(wrap(handler as () => void)).toHaveLength(length);
  });

  test('finds next in error handlers and in param handlers', async () => {
    const calls: unknown[] = [];
    const next: Next = (error) => void calls.push(error);
    const onError = async (
      error: unknown,
      _req: object,
      _res: object,
      _next: Next,
    ): Promise<void> => {
      throw error;
    };
    await wrap(onError)(() => 'a thrown function', {}, {}, next);
    const onParam = async (_req: object, _res: object, _next: Next, id: string): Promise<void> => {
      throw id;
    };
    await wrap(onParam)({}, {}, next, 'id');
    expect(calls).toEqual([expect.any(Function), 'id']);
  });

  test('keeps this', () => {
    const owner = {
      name: 'owner',
      handler: wrap(function (this: { name: string }) {
        return this.name;
      }),
    };
    expect(owner.handler()).toBe('owner');
  });
});
