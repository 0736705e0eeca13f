import { describe, expect, test } from '@jest/globals';
import { readWireAnswer } from '../../../src/check/wire/wire-answer.js';

const read = (text: string): unknown => readWireAnswer(Buffer.from(text));

describe('an answer, read from its bytes', () => {
  test('with its length', () => {
    expect(
      read('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\n{}'),
    ).toEqual({
      status: 429,
      headers: { 'retry-after': '3', 'content-length': '2' },
      body: '{}',
      whole: true,
    });
  });

  test('shorter than it said', () => {
    expect(read('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}')).toMatchObject({ whole: false });
  });

  test('in chunks', () => {
    const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nabcd\r\n2\r\nef\r\n';
    expect(read(`${chunked}0\r\n\r\n`)).toMatchObject({ body: 'abcdef', whole: true });
    expect(read(chunked)).toMatchObject({ body: 'abcdef', whole: false });
  });

  test('past 102 and 103', () => {
    expect(
      read(
        'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
      ),
    ).toMatchObject({ status: 204 });
  });

  test.each(['', 'HTTP/1.1 200 OK\r\nhalf', 'SSH-2.0-OpenSSH\r\n\r\n'])('none in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
