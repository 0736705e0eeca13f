import { describe, expect, test } from '@jest/globals';
import { checkOptions } from '../src/check-options.js';
import { profiles } from '../src/profiles/index.js';

const { standard } = profiles;
const check = (options: unknown) => () => checkOptions(options as object);

describe('checkOptions', () => {
  test.each([
    ['nothing at all', undefined],
    ['an empty object', {}],
    ['options that are left out by undefined', { profile: undefined, logger: undefined }],
    ['every profile that ships', { profile: profiles.solidrust }],
    ['a profile of your own', { profile: { ...standard, name: 'acme', fold: { 402: 403 } } }],
    ['no logger', { logger: false }],
    ['the console', { logger: console }],
    ['an observer with one hook', { observers: [{ onFault: () => {} }] }],
    [
      'a class as observer',
      {
        observers: [
          new (class {
            onSuccess(): void {}
          })(),
        ],
      },
    ],
    ['a recognizer', { recognizers: [{ name: 'mine', recognize: () => undefined }] }],
    ['paths and methods', { allow: { '/v1/models/:id': ['GET', 'DELETE'] } }],
    ['both credentials', { credentials: 'caller' }],
  ])('takes %s', (_, options) => {
    expect(check(options)).not.toThrow();
  });

  test.each([
    ['the options', 7, 'they are 7'],
    ['the options', null, 'they are null'],
    ['`profil`', { profil: standard }, 'there are profile, recognizers, credentials, logger'],
    ['`profile`', { profile: 'solrouter' }, 'it is a string of 9 characters'],
    ['`profile`', { profile: { ...standard, keys: ['code'] } }, '`message` among them'],
    ['`profile`', { profile: { ...standard, fold: { 402: 200 } } }, 'from 400 to 599'],
    ['`profile`', { profile: { ...standard, codes: { conflict: { status: 200 } } } }, '`conflict`'],
    ['`profile`', { profile: { ...standard, keys: ['message', 'doc_url'] } }, '`docUrl`'],
    ['`profile`', { profile: { ...standard, basePath: 1 } }, '`basePath` is a string'],
    ['`credentials`', { credentials: 'mine' }, "'operator' or 'caller'"],
    ['`logger`', { logger: true }, 'or be `false`; it is true'],
    ['`logger`', { logger: { info: () => {} } }, '`info`, `warn` and `error`'],
    ['`observers`', { observers: {} }, 'must be an array'],
    ['`observers`', { observers: [{}, { onFault: 1 }] }, 'at [1]'],
    ['`recognizers`', { recognizers: [() => undefined] }, 'at [0] a recognizer'],
    ['`allow`', { allow: { 'v1/models': ['GET'] } }, 'the methods of each path'],
    ['`allow`', { allow: { '/v1/models': 'GET' } }, 'the methods of each path'],
    ['`allow`', { allow: { '/v1/models': ['get'] } }, 'the methods of each path'],
    ['`environment`', { environment: 3 }, 'must be a string'],
    ['`keyHintSecret`', { keyHintSecret: '' }, 'not empty'],
  ])('refuses with a sentence that names %s', (name, options, words) => {
    expect(check(options)).toThrow(TypeError);
    expect(check(options)).toThrow(name);
    expect(check(options)).toThrow(words);
  });

  test('never prints the value of a secret', () => {
    expect(check({ keyHintSecret: { value: 'hush' } })).toThrow(/it is an object\.$/);
    expect(check({ credentials: 'sk-secret' })).not.toThrow('sk-secret');
  });
});
