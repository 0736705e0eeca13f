// A closed loop over keep-alive connections, on bare sockets: the client must cost less than what it measures.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * @param awake never sleep while requests are under way: waking a sleeping reader costs the server's
 *   write 5 to 15 µs (measured on virtual machines), and a slower server finds it asleep more often,
 *   so that it would pay twice. Off where a provider shares the load's core.
 */
export async function openLoad(
  port,
  { path = '/', method = 'GET', headers = {}, body = '', connections = 16, awake = true },
) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  const request = Buffer.from(
    `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}${length}\r\n${body}`,
  );
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(port)));
  return {
    /** Sends `count` requests; every answer must have the status. */
    async run(count, status) {
      let left = count;
      const times = [];
      let running = awake;
      const spin = () => running && setImmediate(spin);
      spin();
      await Promise.all(
        sockets.map(async (socket) => {
          while (left > 0) {
            left -= 1;
            const began = performance.now();
            const got = await socket.ask(request);
            if (got !== status) throw new Error(`answered ${got}, not ${status}`);
            times.push(performance.now() - began);
          }
        }),
      ).finally(() => {
        running = false;
      });
      return times;
    },
    close() {
      for (const socket of sockets) socket.close();
    },
  };
}

async function openSocket(port) {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let pending = Buffer.alloc(0);
  let waiter;
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const answer = whole(pending);
    if (answer === undefined) return;
    pending = pending.subarray(answer.length);
    waiter?.resolve(answer.status);
  });
  socket.on('close', () => waiter?.reject(new Error('the server closed the connection')));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        waiter = { resolve, reject };
        socket.write(request);
      });
    },
    close: () => socket.destroy(),
  };
}

function whole(buffer) {
  const end = buffer.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const head = buffer.toString('latin1', 0, end);
  const length = /content-length: (\d+)/i.exec(head);
  const status = Number(head.slice(9, 12));
  if (length !== null) {
    const total = end + 4 + Number(length[1]);
    return buffer.length < total ? undefined : { status, length: total };
  }
  const last = buffer.indexOf('0\r\n\r\n', end + 4, 'latin1');
  return last === -1 ? undefined : { status, length: last + 5 };
}
