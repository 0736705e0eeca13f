import { expect, test } from '@jest/globals';
import { dialectOf } from '../src/dialect.js';
import { fault } from '../src/fault.js';
import { frame } from '../src/frame.js';
import { profiles } from '../src/profiles/index.js';

// docs/contract.md, "Streams": the exact forms that official clients raise on.
const overloaded = fault('overloaded');

test('chat: one data line, a blank line, all four keys in every profile', () => {
  for (const profile of [profiles.standard, profiles.solrouter, profiles.solidrust])
    expect(frame(overloaded, 'chat', { profile })).toBe(
      'data: {"error":{"message":"the provider is overloaded","type":"api_error","code":"overloaded","param":null}}\n\n',
    );
});

test('responses: flat and nested, with its sequence number', () => {
  expect(frame(overloaded, 'responses', { sequenceNumber: 8 })).toBe(
    'data: {"type":"error","code":"overloaded","message":"the provider is overloaded","param":null,"sequence_number":8,' +
      '"error":{"message":"the provider is overloaded","type":"api_error","code":"overloaded","param":null}}\n\n',
  );
});

test('anthropic: with its event line', () => {
  expect(frame(overloaded, 'anthropic', { requestId: 'r' })).toBe(
    'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"the provider is overloaded"},"request_id":"r"}\n\n',
  );
});

test('gemini: a numeric code, no event line', () => {
  expect(frame(overloaded, 'gemini')).toBe(
    'data: {"error":{"code":503,"message":"the provider is overloaded","status":"UNAVAILABLE"}}\n\n',
  );
});

test('code and type are strings, also where the profile says null', () => {
  const error = JSON.parse(
    frame(fault('invalid_request_error'), 'chat', { profile: profiles.openai }).slice(6),
  ).error;
  expect(error.code).toBe('invalid_request_error');
});

test.each([
  ['/v1/chat/completions', 'chat'],
  ['/v1/responses', 'responses'],
  ['/v1/responses?stream=1', 'responses'],
  ['/v1/messages', 'anthropic'],
  ['/ai/messages', 'anthropic'],
  ['/rooms/7/messages', 'chat'],
  ['/v1beta/models/gemini-2.5-pro:generateContent', 'gemini'],
  ['/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse', 'gemini'],
])('dialectOf %s is %s', (path, dialect) => {
  expect(dialectOf(path, profiles.solrouter)).toBe(dialect);
});
