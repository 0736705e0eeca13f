// relay over a fetch of one's own. Under /raw the same fetch without the guard.
import { createServer } from 'node:http';
import { createWriter, requestInfo } from '@faultwire/core/node';
import { relay } from '@faultwire/upstream';
import { bodyOf, routeOf } from './wire.mjs';

export default ({ provider }) => {
  const writer = createWriter({ logger: false });
  async function handle(req, res) {
    const [mode, path] = routeOf(req.url);
    const response = await fetch(provider + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk-bench' },
      body: await bodyOf(req),
      signal: requestInfo(req).signal,
    });
    if (mode !== 'raw') return relay(response, res);
    res.writeHead(response.status, { 'content-type': 'text/event-stream' });
    for await (const chunk of response.body)
      if (!res.write(chunk)) await new Promise((drained) => res.once('drain', drained));
    res.end();
  }
  return createServer((req, res) => {
    writer.open(req, res);
    handle(req, res).catch((error) => writer.fail(error, req, res));
  });
};
