import { describe, expect, test } from '@jest/globals';
import { statementsOf } from '../../src/read/statements.js';

const messages = (value: unknown): string[] => statementsOf(value).map(({ message }) => message);

describe('statementsOf', () => {
  test.each([
    ['an envelope', { error: { message: 'm' } }, ['m']],
    ['an error as text', { error: 'm' }, ['m']],
    ['a detail as text', { detail: 'm' }, ['m']],
    ['a message', { message: 'm' }, ['m']],
    ['msg', { msg: 'm' }, ['m']],
    ['text', 'm', ['m']],
    [
      'a list of errors',
      { errors: [{ message: 'first' }, { message: 'second' }] },
      ['first', 'second'],
    ],
    ['JSON in a message', { error: { message: '{"error":{"message":"inner"}}' } }, ['inner']],
    [
      'OpenRouter: raw as text',
      { error: { message: 'outer', metadata: { raw: 'inner' } } },
      ['inner', 'outer'],
    ],
    [
      'OpenRouter: raw as JSON',
      { error: { message: 'outer', metadata: { raw: '{"message":"inner"}' } } },
      ['inner', 'outer'],
    ],
    [
      'OpenRouter: raw as an object',
      { error: { message: 'outer', metadata: { raw: { message: 'inner' } } } },
      ['inner', 'outer'],
    ],
    [
      'Azure: innererror',
      { error: { message: 'outer', innererror: { message: 'inner' } } },
      ['inner', 'outer'],
    ],
    ['MiniMax: base_resp', { base_resp: { status_code: 1008, status_msg: 'm' } }, ['m']],
    ['Apigee: fault', { fault: { faultstring: 'm' } }, ['m']],
    [
      'a failed response',
      { type: 'response.failed', response: { status: 'failed', error: { message: 'm' } } },
      ['m'],
    ],
    [
      'a Python print',
      "Error code: 400 - {'error': {'message': 'inner'}}",
      ['inner', 'Error code: 400 - '],
    ],
  ])('%s', (_name, value, expected) => {
    expect(messages(value).filter((message) => message !== '')).toEqual(expected);
  });

  test("pydantic's list is one statement that names the parameter", () => {
    const [found] = statementsOf({
      detail: [{ loc: ['body', 'messages', 0], msg: 'Field required', input: 'rate limit' }],
    });
    expect(found).toMatchObject({ message: 'messages[0]: Field required', param: 'messages[0]' });
  });

  test('a page inside an envelope is a page', () => {
    const [found] = statementsOf({ error: { message: '<html><title>502 Bad Gateway</title>' } });
    expect(found).toMatchObject({ html: true, status: 502, message: '502 Bad Gateway' });
  });

  test('echoed input is in no statement', () => {
    const body = { error: { message: 'm', input: 'rate limit' }, prompt: 'context length' };
    expect(JSON.stringify(statementsOf(body))).not.toMatch(/rate limit|context length/);
  });

  test('layers are bounded', () => {
    let value: unknown = { message: 'deep' };
    for (let depth = 0; depth < 10_000; depth += 1) value = { error: value };
    expect(statementsOf(value).length).toBeLessThanOrEqual(16);
  });
});
