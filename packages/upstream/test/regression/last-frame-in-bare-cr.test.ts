import { expect, test } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { guard } from '../../src/guard.js';

// Found by fuzzing: eventsource-parser holds the last event of a stream whose lines end in bare
// CRs, because a LF might follow; the answer ended there, so its message_stop was never seen.
test('the terminal event of a stream in bare CRs reaches parsers that wait for a LF', async () => {
  const frames = [
    '{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}',
    '{"type":"message_stop"}',
  ].map((data) => `event: ${JSON.parse(data).type}\rdata: ${data}\r\r`);
  const headers = { 'content-type': 'text/event-stream' };
  const response = await guard(new Response(frames.join(''), { headers }), {
    dialect: 'anthropic',
  });
  const seen: (string | undefined)[] = [];
  createParser({ onEvent: ({ event }) => seen.push(event) }).feed(await response.text());
  expect(seen).toEqual(['content_block_delta', 'message_stop']);
});
