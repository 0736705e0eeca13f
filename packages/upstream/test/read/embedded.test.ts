import { describe, expect, test } from '@jest/globals';
import { embedded, exceptionName, leadingStatus } from '../../src/read/embedded.js';

describe('embedded', () => {
  test('a Python print behind a status', () => {
    expect(embedded("Error code: 400 - {'error': {'code': 'x'}}")).toMatchObject({
      at: 18,
      status: 400,
      value: { error: { code: 'x' } },
    });
  });

  test('JSON behind the name of an exception, with words after it', () => {
    const text = 'AnthropicException - {"type":"error","error":{"message":"m"}}. Handle it.';
    expect(embedded(text)?.value).toEqual({ type: 'error', error: { message: 'm' } });
  });

  test('bytes as Python prints them', () => {
    expect(embedded('body: b\'{"message":"m"}\'')?.value).toEqual({ message: 'm' });
  });

  test.each([
    'Invalid value: got {"error":{"code":"insufficient_quota"}}',
    'Unexpected input: {"message":"rate limit"}',
    'expected {"a":1} of shape {"b":2}',
    'use {braces} like [this]',
    'nothing at all',
  ])("the caller's own words are none: %s", (text) => {
    expect(embedded(text)).toBeUndefined();
  });

  test.each([
    ['error code: 524', 524],
    ['HTTP 429: Too many', 429],
    ['500: Error code: 400', 500],
    ['429 rate limit', 429],
    ['4290 tokens', undefined],
    ['The upstream said 404', undefined],
  ])('the status at the head of "%s" is %s', (text, status) => {
    expect(leadingStatus(text)).toBe(status);
  });

  test.each([
    ['litellm.RateLimitError: x', 'RateLimitError'],
    ['litellm.Timeout: x', 'Timeout'],
    ['openai.APIConnectionError(x)', 'APIConnectionError'],
    ['The RateLimitError: x', undefined],
  ])('the exception of "%s" is %s', (text, name) => {
    expect(exceptionName(text)).toBe(name);
  });
});
