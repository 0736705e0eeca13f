// eventsource-parser, JSON.parse, JSON.stringify: a proxy that reads what it relays.
import { createServer } from 'node:http';
import { createParser } from 'eventsource-parser';
import { bodyOf } from './wire.mjs';

export default ({ provider }) =>
  createServer(async (req, res) => {
    const response = await fetch(provider + req.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await bodyOf(req),
    });
    res.writeHead(response.status, { 'content-type': 'text/event-stream' });
    const parser = createParser({
      onEvent({ data }) {
        const out = data === '[DONE]' ? data : JSON.stringify(JSON.parse(data));
        res.write(`data: ${out}\n\n`);
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk, { stream: true }));
      if (res.writableNeedDrain) await new Promise((drained) => res.once('drain', drained));
    }
    res.end();
  });
