import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../src/classify.js';
import { Fault, fault } from '../src/fault.js';
import { safeCause } from '../src/safe-cause.js';

const key = ['sk', 'proj', 'aB3dE6gH9jK2mN5pQ8rS'].join('-');

class ClientError extends Error {
  readonly config = { headers: { authorization: `Bearer ${key}` }, data: 'Tell me a secret' };
  readonly last4 = '4242';
  status = 401;
}

describe('safeCause', () => {
  test('what holds only words and scalars is given back as it is', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), {
      code: 'ECONNREFUSED',
      errno: -111,
      syscall: 'connect',
      address: '127.0.0.1',
      port: 443,
    });
    const failed = new TypeError('fetch failed', { cause: refused });
    expect(fault('upstream_unreachable', { cause: failed }).cause).toBe(failed);
    expect(classify(failed).cause).toBe(failed);
    expect(failed.cause).toBe(refused);
    for (const plain of [42, true, null, undefined, 'just words'])
      expect(safeCause(plain)).toBe(plain);
  });

  test('a secret in its words or behind it: a stand-in that behaves the same', () => {
    const cause = new Error('outer', { cause: new RangeError(`refused ${key}`) });
    const shown = fault('internal_error', { cause }).cause as Error;
    expect(shown).not.toBe(cause);
    expect(shown).toBeInstanceOf(Error);
    expect(shown.message).toBe('outer');
    expect((shown.cause as Error).message).toBe('refused sk-***');
    expect(shown.cause).toBeInstanceOf(RangeError);
    expect(inspect(shown)).not.toContain(key);
    expect((cause.cause as Error).message).toContain(key);
  });

  test('whole requests hang on an error of a client: asked for by name only', () => {
    const cause = new ClientError('Request failed with status code 401');
    const shown = fault('upstream_rejected', { cause }).cause as ClientError;
    expect(shown).toBeInstanceOf(ClientError);
    expect(shown.last4).toBe('4242');
    expect(shown.config).toBe(cause.config);
    expect(Object.keys(shown)).toEqual(['status']);
    expect({ ...shown }).toEqual({ status: 401 });
    expect(inspect(shown, { depth: 9 })).not.toMatch(/aB3dE6|Tell me/);
    const seen: string[] = [];
    for (const name in shown) seen.push(name);
    expect(seen).toEqual(['status']);
  });

  test("JSON.parse's message quotes the body, so its words are ours", () => {
    const quoted = classify(undefined);
    Object.assign(quoted, {
      cause: (() => {
        try {
          return JSON.parse('my prompt');
        } catch (error) {
          return error;
        }
      })(),
    });
    expect((quoted.cause as Error).message).not.toContain('my prompt');
    expect((quoted.cause as Error).stack).not.toContain('my prompt');
    expect(quoted.cause).toBeInstanceOf(SyntaxError);
  });

  test('an AggregateError shows its members, each made safe', () => {
    const cause = new AggregateError([new Error('fine'), new Error(`not ${key}`)], 'all failed');
    const shown = safeCause(cause) as AggregateError;
    expect(shown.errors.map((member: Error) => member.message)).toEqual(['fine', 'not sk-***']);
  });

  test('cycles, endless chains and hostile values end', () => {
    const cycle = new Error('a');
    cycle.cause = new Error('b', { cause: cycle });
    let chain: unknown = new Error('end');
    for (let index = 0; index < 10_000; index += 1) chain = new Error('link', { cause: chain });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = Object.defineProperty(new Error('x'), 'message', {
      get() {
        throw new Error('no');
      },
    });
    for (const cause of [
      cycle,
      chain,
      proxy,
      throwing,
      () => 'called',
      Object.freeze({ a: { b: 1 } }),
    ])
      expect(typeof inspect(fault('internal_error', { cause }))).toBe('string');
    expect(safeCause(() => 'called')).toBeUndefined();
  });

  test('a cause set later is kept as well', () => {
    const made = new Fault('internal_error');
    Object.assign(made, { cause: 'later' });
    expect(made.cause).toBe('later');
    expect(Object.keys(made)).not.toContain('cause');
  });
});
