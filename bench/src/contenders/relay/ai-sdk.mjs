// The AI SDK's parser, re-serialised.
import { createServer } from 'node:http';
import { jsonSchema, parseJsonEventStream } from 'ai';
import { bodyOf } from './wire.mjs';

const schema = jsonSchema({ type: 'object' });

export default ({ provider }) =>
  createServer(async (req, res) => {
    const { body } = await fetch(provider + req.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await bodyOf(req),
    });
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for await (const event of parseJsonEventStream({ stream: body, schema }))
      if (event.success && !res.write(`data: ${JSON.stringify(event.value)}\n\n`))
        await new Promise((drained) => res.once('drain', drained));
    res.end('data: [DONE]\n\n');
  });
