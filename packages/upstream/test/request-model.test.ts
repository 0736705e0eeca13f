import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRequest } from '../src/request-model.js';

const path = '/chat/completions';

/** What parsing the whole of it finds. */
function parsed(text: string): { model: string | undefined; stream: boolean | undefined } {
  const { model, stream } = JSON.parse(text) as Record<string, unknown>;
  return {
    model: typeof model === 'string' ? model : undefined,
    stream: typeof stream === 'boolean' ? stream : undefined,
  };
}

describe('readRequest', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>('demo-mini', 'a/b:free', 'say "model"', 'é', true, false, 1, null, ''),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constant({ model: 'inner', stream: true }),
  );
  const key = fc.constantFrom('model', 'stream', 'messages', 'm\u0000', '"model"', 'x');
  const body = fc.array(fc.tuple(key, value), { maxLength: 5 }).map((members) => {
    const said = members.map(([name, held]) => `${JSON.stringify(name)}:${JSON.stringify(held)}`);
    return `{${said.join(',')}}`;
  });

  test('finds what parsing the whole body finds, in text and in bytes', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (text, modelFirst) => {
        const json = modelFirst ? text.replace(/^\{(?=")/, '{"model":"demo",') : text;
        for (const each of [json, Buffer.from(json)])
          expect(readRequest({ path, body: each })).toMatchObject(parsed(json));
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  test.each([
    ['a later model', '{"model":"a","x":1,"model":"b"}', 'b', undefined],
    ['a later one in escapes', '{"model":"a","\\u006dodel":"b"}', 'b', undefined],
    ['stream in escapes', '{"model":"a","\\u0073tream":true}', 'a', true],
    ['stream', '{"model":"a","stream":true}', 'a', true],
    ['a stream that is not its own', '{"model":"a","x":{"stream":true}}', 'a', undefined],
    ['white space', '{ "model" : "a" }', 'a', undefined],
    ['a byte order mark', '\ufeff{"model":"a"}', undefined, undefined],
  ])('%s', (_name, body, model, stream) => {
    expect(readRequest({ path, body })).toMatchObject({ model, stream });
  });

  test('the model of a body that was not parsed can be exchanged', () => {
    const body = Buffer.from('{"model":"a","messages":[]}');
    const other = readRequest({ path, body }).withModel('b');
    expect(other).toEqual({ path, body: '{"model":"b","messages":[]}' });
  });

  test('a body that is cut off has no model to exchange', () => {
    expect(readRequest({ path, body: '{"model":"a","messages":[' }).withModel('b')).toBeUndefined();
  });
});
