// The raw pipe on node:http.
import { Agent, createServer, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

export default ({ provider }) =>
  createServer((req, res) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': req.headers['content-length'],
      authorization: 'Bearer sk-bench',
    };
    const outgoing = request(provider + req.url, { method: 'POST', headers, agent }, (incoming) => {
      res.writeHead(incoming.statusCode, { 'content-type': incoming.headers['content-type'] });
      incoming.on('error', () => res.destroy()).pipe(res);
    });
    outgoing.on('error', () => res.destroy());
    res.on('close', () => outgoing.destroy());
    req.pipe(outgoing);
  });
