// Reads streams to their end on bare sockets, and looks at nothing but the last bytes.
import { connect } from 'node:net';
import { STREAM_REQUEST } from '../contenders/relay/wire.mjs';

const TAIL_BYTES = 64;

/** One stream; resolves at its end, which must be a whole one. */
export function readStream(port, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const socket = openStream(port, path, headers);
    let tail = '';
    socket.on('data', (chunk) => {
      tail = (tail + chunk.subarray(-TAIL_BYTES).toString('latin1')).slice(-TAIL_BYTES);
    });
    socket.on('error', reject);
    socket.on('end', () => {
      if (tail.includes('[DONE]')) resolve();
      else reject(new Error(`a stream of ${path} ended with ${JSON.stringify(tail)}`));
    });
  });
}

/** A stream that somebody else reads, or leaves. */
export function openStream(port, path, headers = {}) {
  const lines = Object.entries({
    host: 'localhost',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(STREAM_REQUEST),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${STREAM_REQUEST}`);
  return socket;
}
