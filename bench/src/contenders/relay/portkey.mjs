// Portkey's gateway is a program that takes a port and starts: caught as it makes its server.
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

export default async () => {
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
