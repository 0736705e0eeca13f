import 'reflect-metadata';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Runs `use` against a Nest app of this module, over a real socket. */
export async function serving<T>(
  metadata: ModuleMetadata,
  use: (ask: Ask) => Promise<T>,
  prepare: (app: INestApplication) => void = () => {},
): Promise<T> {
  const builder: TestingModuleBuilder = Test.createTestingModule(metadata);
  const app = (await builder.compile()).createNestApplication({ logger: false });
  prepare(app);
  await app.init();
  const server: Server = app.getHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await use((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init));
  } finally {
    server.closeAllConnections();
    await app.close();
  }
}

/** Status and code of a failed answer. */
export async function failureOf(response: Response): Promise<[number, unknown]> {
  const { error } = (await response.json()) as { error: { code: unknown } };
  return [response.status, error.code];
}
