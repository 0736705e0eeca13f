import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';

// Every snippet of every README is run as it stands: compiled, in a folder beside the packages,
// with the port that it names replaced by a free one.
const root = join(process.cwd(), '..');
const packages = readdirSync(join(root, 'packages'));
const readmes = ['README.md', ...packages.map((name) => `packages/${name}/README.md`)].map((path) =>
  readFileSync(join(root, path), 'utf8'),
);
const snippets = new Map(
  [...readmes.join('\n').matchAll(/```ts file=(\S+)\.ts\n([\s\S]*?)```/g)].map(([, name, code]) => [
    name as string,
    code as string,
  ]),
);
const serving = [...snippets.keys()].filter((name) => snippets.get(name)?.includes('.listen(3000'));

// Loaded before the snippet: listens on a free port of loopback, and tells which.
const preload = `
import { Server } from 'node:net';
const listen = Server.prototype.listen;
Server.prototype.listen = function (_port, ...rest) {
  const callback = rest.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, () => {
    process.send?.(this.address().port);
    callback?.();
  });
};
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.readme-'));
  writeFileSync(join(folder, 'preload.mjs'), preload);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compile(name: string): string {
  const { code } = transformSync(snippets.get(name) ?? '', {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return file;
}

async function serve<T>(name: string, use: (url: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['--import', join(folder, 'preload.mjs'), compile(name)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(message as number));
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    });
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    child.kill('SIGKILL');
  }
}

async function told(response: Response): Promise<[status: number, code: string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

describe('the snippets that serve', () => {
  test('express', async () => {
    const seen = await serve('express', (url) =>
      fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"model":"other"}',
      }).then(told),
    );
    expect(seen).toEqual([404, 'model_not_found']);
  });

  test('koa', async () => {
    const [keyless, limited] = await serve('koa', async (url) => [
      await told(await fetch(url)),
      await told(await fetch(url, { headers: { authorization: 'Bearer sr_demo' } })),
    ]);
    expect(keyless).toEqual([401, 'invalid_api_key']);
    expect(limited).toEqual([429, 'rate_limit_exceeded']);
  });

  test('nest', async () => {
    const seen = await serve('nest', (url) => fetch(`${url}/v1/models`).then(told));
    expect(seen).toEqual([429, 'insufficient_quota']);
  });
});

test.each(serving)('%s answers a path that it has not in the envelope', async (name) => {
  const headers = { authorization: 'Bearer sr_demo, demo' };
  const response = await serve(name, (url) => fetch(`${url}/nowhere`, { headers }));
  expect(await told(response)).toEqual([expect.any(Number), expect.any(String)]);
  expect(response.status).toBeGreaterThanOrEqual(400);
});

describe('the snippets that only say', () => {
  const modules = [...snippets.keys()].filter((name) => !serving.includes(name));
  test('there are some of every package', () => {
    expect(modules).toEqual(expect.arrayContaining(['throw', 'core', 'requests', 'lab']));
    for (const readme of readmes) expect(readme).toContain('```ts file=');
  });

  test.each(modules)('%s loads', async (name) => {
    const child = spawn(process.execPath, [compile(name)], { stdio: 'inherit' });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
  });
});
