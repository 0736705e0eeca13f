import { expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { type FaultOptions, fault } from '../../src/fault.js';
import { profiles } from '../../src/profiles/index.js';

// Found by fuzzing: `retryable: '\0'` went into the header x-should-retry, where Node refuses it,
// and a message without a prototype made fault() itself throw.
test.each([
  ['retryable is text', { retryable: '\u0000' }],
  ['expose is text', { expose: '' }],
  ['the message has no prototype', { message: Object.create(null) }],
  ['the path holds objects', { param: [Object.create(null)] }],
  ['issue, origin and found are anything', { issue: 9n, origin: {}, found: Symbol('x') }],
  [
    'evidence, upstream, attempts, partial are words',
    { evidence: 'x', upstream: 'x', attempts: 'x', partial: 'x' },
  ],
  ['an attempt is null', { attempts: [null] }],
  ['the options are null', null],
  [
    'a getter throws',
    {
      get message() {
        throw new Error('reading hurts');
      },
    },
  ],
])('fault(): where %s, it is as if nothing had been said', (_, options) => {
  const { status, headers, body } = answer(fault('internal_error', options as FaultOptions));
  expect(status).toBe(500);
  expect(headers['x-should-retry']).toBeUndefined();
  expect(body).toBe(
    '{"error":{"message":"internal server error","type":"api_error","code":"internal_error","param":null}}',
  );
});

test('fault.custom() without options is an internal error', () => {
  expect(fault.custom('odd', null as unknown as { status: 400; type: 'x' }).code).toBe(
    'internal_error',
  );
});

test('a code of a profile that is no text is left out', () => {
  const row = { code: [] as unknown as string };
  const profile = { ...profiles.standard, name: 'own', codes: { internal_error: row } };
  expect(JSON.parse(answer(fault('internal_error'), { profile }).body).error.code).toBe(
    'internal_error',
  );
});

test('a message of a profile that is blank is left out', () => {
  for (const message of [' ', () => ' ', 7 as unknown as string]) {
    const profile = { ...profiles.standard, name: 'own', codes: { internal_error: { message } } };
    expect(JSON.parse(answer(fault('internal_error'), { profile }).body).error.message).toBe(
      'internal server error',
    );
  }
});
