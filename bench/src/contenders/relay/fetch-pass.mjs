// The raw pipe: fetch, and whatever comes goes out.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { bodyOf } from './wire.mjs';

export default ({ provider }) =>
  createServer(async (req, res) => {
    const leave = new AbortController();
    res.on('close', () => leave.abort());
    const response = await fetch(provider + req.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk-bench' },
      body: await bodyOf(req),
      signal: leave.signal,
    }).catch(() => undefined);
    if (response === undefined) return void res.destroy();
    res.writeHead(response.status, { 'content-type': response.headers.get('content-type') });
    Readable.fromWeb(response.body)
      .on('error', () => res.destroy())
      .pipe(res);
  });
