import { expect, test } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { plainest, wire } from '../fixtures/streams.js';
import { scanText } from '../stream/scan.js';

// Found by fuzzing: an answer whose last event lacked its blank line, and whose last line ended in a
// bare CR, was given an LF, which made that line's end a CRLF and no blank line: the answer passed
// for whole, and clients waited for its last event.
test.each([
  ['a bare CR', '\r'],
  ['a stray field and a bare CR', '\n\0\r'],
  ['a CRLF', '\r\n'],
  ['an LF', '\n'],
  ['no line end', ''],
])('the last event arrives where its data is followed by %s', (_, end) => {
  const whole = 'event: message_stop\ndata: {"type":"message_stop"}';
  const stream = wire(plainest.anthropic).toString();
  const good = stream.slice(0, stream.lastIndexOf('event: message_stop'));
  const { out, ended } = scanText('anthropic', `${good}${whole}${end}`);
  expect(ended).toBe(true);
  const seen: string[] = [];
  createParser({ onEvent: ({ data }) => seen.push(data) }).feed(out);
  expect(seen.at(-1)).toBe('{"type":"message_stop"}');
});
