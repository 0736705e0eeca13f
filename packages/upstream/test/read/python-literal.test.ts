import { describe, expect, test } from '@jest/globals';
import { parsePythonLiteral } from '../../src/read/python-literal.js';

describe('parsePythonLiteral', () => {
  test.each([
    [
      `{'error': {'message': "it's", 'code': None, 'param': 'a', 'n': -1.5, 'ok': True}}`,
      { error: { message: "it's", code: null, param: 'a', n: -1.5, ok: true } },
    ],
    [`[{'loc': ('body', 'x', 0), 'msg': 'm'},]`, [{ loc: ['body', 'x', 0], msg: 'm' }]],
    [`{'a': b'bytes', 'c': 'line\\n'}`, { a: 'bytes', c: 'line\n' }],
    ['{}', {}],
  ])('%s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  test.each(["{'a': os.system('x')}", "{'a' 1}", "{'a': 'open", "'just text'", 'plain'])(
    '%s is no literal of a dict or a list',
    (text) => {
      expect(parsePythonLiteral(text)).toBeUndefined();
    },
  );

  test('depth and length are bounded', () => {
    expect(parsePythonLiteral('['.repeat(10_000) + ']'.repeat(10_000))).toBeUndefined();
  });

  test('a prototype cannot be set', () => {
    const value = parsePythonLiteral("{'__proto__': {'code': 'x'}}") as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
