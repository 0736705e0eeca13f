import { describe, expect, test } from '@jest/globals';
import createError from 'http-errors';
import { answer } from '../src/answer.js';
import { classify } from '../src/classify.js';
import { fault } from '../src/fault.js';
import { withoutInternals } from '../src/without-internals.js';

describe('withoutInternals', () => {
  test.each([
    ["ENOENT: no such file or directory, open '/srv/app/key.pem'", undefined],
    ["404: EACCES: permission denied, scandir '/data'", undefined],
    [
      'that failed\n    at run (/srv/app/server.js:3:14)\n    at node:internal/main:1',
      'that failed',
    ],
    ['cannot read /home/ann/.ssh/id_rsa, sorry', 'cannot read [path] sorry'],
    ["in 'C:\\Users\\ann\\app.js'", "in '[path]'"],
    ['see file:///opt/app/index.js', 'see [path]'],
    // Words for the caller stay as they are.
    ['messages[0].content is required', 'messages[0].content is required'],
    ['use /v1/chat/completions instead', 'use /v1/chat/completions instead'],
    ['see https://acme.dev/home/errors/', 'see https://acme.dev/home/errors/'],
    ['ERROR: too many, sorry', 'ERROR: too many, sorry'],
    ['at most 5\nat least 1', 'at most 5\nat least 1'],
  ])('%j → %j', (text, plain) => expect(withoutInternals(text)).toBe(plain));

  test('takes no longer for a hostile text', () => {
    const hostile = `${'\n    at '.repeat(1_000)}${'/home/'.repeat(1_000)}${'E1: , '.repeat(1_000)}`;
    expect(typeof withoutInternals(hostile)).toBe('string');
  });
});

// koa-send wraps what `stat` threw in an http-errors 404, whose message is shown.
test('no path of a file reaches the caller by way of http-errors', () => {
  const missing = Object.assign(new Error("ENOENT: no such file or directory, stat '/srv/a.txt'"), {
    code: 'ENOENT',
    syscall: 'stat',
  });
  expect(JSON.parse(answer(classify(createError(404, missing))).body).error.message).toBe(
    'not found',
  );
  const own = fault('conflict', { message: 'locked by /var/run/app.pid' });
  expect(JSON.parse(answer(own).body).error.message).toBe('locked by [path]');
});
