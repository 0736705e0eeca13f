// send and relay, as a gateway on node:http has them. Under /raw the same call without the guard.
import { createServer } from 'node:http';
import { createWriter } from '@faultwire/core/node';
import { createUpstream, relay } from '@faultwire/upstream';
import { bodyOf, routeOf } from './wire.mjs';

export default ({ provider }) => {
  const writer = createWriter({ logger: false });
  // One call each, as the others do.
  const settings = { baseURL: provider, apiKey: 'sk-bench', retry: false, breaker: false };
  const upstream = createUpstream(settings);
  const headers = { 'content-type': 'application/json' };

  async function handle(req, res) {
    const [mode, path] = routeOf(req.url);
    const body = await bodyOf(req);
    const reply = await upstream.send(path, { body, headers, caller: req });
    if (mode !== 'raw') return relay(reply, res);
    res.writeHead(reply.status, { 'content-type': 'text/event-stream' });
    for await (const chunk of reply.body)
      if (!res.write(chunk)) await new Promise((drained) => res.once('drain', drained));
    res.end();
  }
  return createServer((req, res) => {
    writer.open(req, res);
    handle(req, res).catch((error) => writer.fail(error, req, res));
  });
};
