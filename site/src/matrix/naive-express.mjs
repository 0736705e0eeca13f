// An Express gateway as many are written: forward, pipe, and the usual ten-line error handler.
import { Readable } from 'node:stream';
import express from 'express';

/** The server as a request listener. */
export function naiveExpress(upstream) {
  const app = express();
  app.use(express.json());
  app.post('/v1/chat/completions', async (req, res) => {
    const response = await fetch(`${upstream}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer operator-key' },
      body: JSON.stringify(req.body),
    });
    if (!response.ok) {
      throw Object.assign(new Error(`Upstream error: ${await response.text()}`), {
        status: response.status,
      });
    }
    if (!req.body.stream) return res.json(await response.json());
    res.setHeader('content-type', 'text/event-stream');
    Readable.fromWeb(response.body)
      .on('error', () => res.end())
      .pipe(res);
  });
  app.use((err, _req, res, _next) => {
    const status = err.status || err.statusCode || 500;
    res.status(status).json({
      error: err.message || 'Internal Server Error',
      status,
      timestamp: new Date().toISOString(),
    });
  });
  return app;
}
