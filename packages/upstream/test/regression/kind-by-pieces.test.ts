import { expect, test } from '@jest/globals';
import { bodyKind } from '../../src/stream/body-kind.js';

// Found by fuzzing: a byte 0xA0 before the byte order mark was white space and the mark was taken
// out of the middle, so the body was a stream if it came at once and none if it came in pieces.
test.each([
  ['a stray byte before the byte order mark', '\xA0\xEF\xBB\xBFdata: {}\n\n', 'other'],
  ['a stray byte', '\xA0data: {}\n\n', 'other'],
  ['the byte order mark', '\xEF\xBB\xBFdata: {}\n\n', 'stream'],
  ['white space', '\r\n \tdata: {}\n\n', 'stream'],
])('%s is the same at once and in pieces', (_, body, kind) => {
  const bytes = Buffer.from(body, 'latin1');
  const sizes = Array.from(bytes, (_byte, at) => at + 1);
  const first = sizes.map((size) => bodyKind(bytes.subarray(0, size), false)).find(Boolean);
  expect([first, bodyKind(bytes, false)]).toEqual([kind, kind]);
});
