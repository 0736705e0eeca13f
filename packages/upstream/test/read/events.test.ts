import { describe, expect, test } from '@jest/globals';
import { firstFailureEvent, isEventStream, isFailure } from '../../src/read/events.js';

describe('events', () => {
  test('an event named error is the failure', () => {
    const stream = 'data: {"choices":[]}\n\nevent: error\ndata: {"message":"x"}\n\n';
    expect(firstFailureEvent(stream)).toEqual({ message: 'x' });
  });

  test('an error in a data line is one, in CRLF too', () => {
    expect(firstFailureEvent('data: {"error":{"code":429}}\r\n\r\n')).toEqual({
      error: { code: 429 },
    });
  });

  test('a good stream has none', () => {
    const stream =
      'data: {"choices":[{"delta":{"content":"error: rate limit"}}]}\n\ndata: [DONE]\n\n';
    expect(firstFailureEvent(stream)).toBeUndefined();
  });

  test.each([
    [{ error: { message: 'x' } }, true],
    [{ error: 'x' }, true],
    [{ object: 'error', message: 'x' }, true],
    [{ type: 'error', message: 'x' }, true],
    [{ type: 'response.failed', response: {} }, true],
    [{ status: 'failed' }, true],
    [{ error: null, choices: [] }, false],
    [{ error: '', choices: [] }, false],
    [{ status: 'completed' }, false],
    ['error', false],
    [null, false],
  ])('%j is a failure: %s', (payload, failed) => {
    expect(isFailure(payload)).toBe(failed);
  });

  test('a stream is known by its first line', () => {
    expect(isEventStream(': keep-alive\n')).toBe(true);
    expect(isEventStream('database is down')).toBe(false);
  });
});
