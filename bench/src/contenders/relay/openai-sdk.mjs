// The official SDK, re-serialised: what users write.
import { createServer } from 'node:http';
import OpenAI from 'openai';
import { bodyOf } from './wire.mjs';

export default ({ provider }) => {
  const clients = new Map();
  const clientFor = (kind) => {
    const options = { baseURL: `${provider}/${kind}/v1`, apiKey: 'sk-bench', maxRetries: 0 };
    if (!clients.has(kind)) clients.set(kind, new OpenAI(options));
    return clients.get(kind);
  };

  async function handle(req, res) {
    const body = JSON.parse(await bodyOf(req));
    const kind = req.url.split('/')[1];
    const answer = await clientFor(kind).chat.completions.create(body);
    if (!body.stream) return void res.end(JSON.stringify(answer));
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for await (const chunk of answer)
      if (!res.write(`data: ${JSON.stringify(chunk)}\n\n`))
        await new Promise((drained) => res.once('drain', drained));
    res.end('data: [DONE]\n\n');
  }
  return createServer((req, res) => {
    handle(req, res).catch((error) => {
      if (res.headersSent) return void res.destroy();
      const { status = 502, message, type = 'api_error', code = null, param = null } = error;
      const envelope = JSON.stringify({ error: { message, type, code, param } });
      const length = Buffer.byteLength(envelope);
      res.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
      res.end(envelope);
    });
  });
};
