// Portkey's gateway is a program that takes a port and starts: caught as it makes its server.
// Fresh from the registry it answers every stream with a 500, because it writes to the headers of
// fetch's own response, which are immutable: `mendStreams` gives it responses that are not.
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { createServer as createProbe } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';

async function freePort() {
  const probe = createProbe().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function mendFetch() {
  const { fetch } = globalThis;
  globalThis.fetch = async (...args) => {
    const { body, status, headers } = await fetch(...args);
    return new Response(body, { status, headers });
  };
}

export default async ({ mendStreams = false }) => {
  if (mendStreams) mendFetch();
  const { createServer } = http;
  const made = new Promise((resolve) => {
    http.createServer = (...args) => {
      const server = createServer(...args);
      resolve(server);
      return server;
    };
  });
  syncBuiltinESMExports();
  const path = fileURLToPath(import.meta.resolve('@portkey-ai/gateway/build/start-server.js'));
  process.argv = [process.execPath, path, '--headless', `--port=${await freePort()}`];
  await import(pathToFileURL(path).href);
  const server = await made;
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  return server;
};
