// The provider behind the contenders. Its own cost must not show: streams at full speed are one
// buffer, written past node:http, in which every frame is a chunk of the transfer.
import { createServer } from 'node:http';
import { FRAME, FULL_FRAMES, LAST_FRAMES, PACED_FRAMES, PLAIN } from './wire.mjs';

const chunk = (text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const full = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${chunk(FRAME).repeat(FULL_FRAMES)}${chunk(LAST_FRAMES)}0\r\n\r\n`,
);

function paced(res) {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    if (sent < PACED_FRAMES) return void res.write(FRAME);
    clearInterval(timer);
    res.end(LAST_FRAMES);
  }, 20);
  res.on('close', () => clearInterval(timer));
}

const streams = {
  stream: (res) => res.socket.end(full),
  paced(res) {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    paced(res);
  },
  idle(res) {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write(FRAME);
  },
};

export default () =>
  createServer((req, res) => {
    const kind = req.url.split('/')[1];
    req.resume().on('end', () => {
      if (Object.hasOwn(streams, kind)) return streams[kind](res);
      const [status, type, body] = PLAIN[kind];
      res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
      res.end(body);
    });
  });
