import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';
import { docsFolder, markdownFiles } from '../src/build-site.mjs';

// Snippets marked `file=` are whole programs: each is type-checked and run as it stands.
const snippets = new Map<string, string>(
  markdownFiles().flatMap((path) =>
    [
      ...readFileSync(join(docsFolder, path), 'utf8').matchAll(
        /```ts file=(\S+)\.ts\n([\s\S]*?)```/g,
      ),
    ].map(([, name, code]) => [name as string, code as string] as [string, string]),
  ),
);

// Servers listen on a free port of loopback, and do not keep the process.
const preload = `
import { Server } from 'node:net';
const listen = Server.prototype.listen;
Server.prototype.listen = function (_port, ...rest) {
  const callback = rest.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, callback).unref();
};
`;

let folder: string;
beforeAll(() => {
  // Below this workspace, so that imports resolve as a user's would.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.snippets-'));
  writeFileSync(join(folder, 'preload.mjs'), preload);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const [name, code] of snippets) writeFileSync(join(folder, `${name}.ts`), code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are snippets for each framework and each subject', () => {
  expect([...snippets.keys()]).toEqual(
    expect.arrayContaining([
      'express',
      'koa',
      'nest',
      'profiles',
      'recognizers',
      'upstream',
      'lab',
    ]),
  );
});

test('they compile under strict settings', () => {
  const config = {
    extends: '../../../tsconfig.base.json',
    include: ['*.ts'],
    compilerOptions: {
      noEmit: true,
      experimentalDecorators: true,
      declaration: false,
      declarationMap: false,
      isolatedDeclarations: false,
      verbatimModuleSyntax: true,
    },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(process.cwd(), '..', 'node_modules', '.bin', 'tsc');
  expect(execFileSync(tsc, ['-p', folder], { encoding: 'utf8' })).toBe('');
}, 60_000);

describe('they run', () => {
  test.each([...snippets.keys()])(
    '%s',
    async (name) => {
      const { code } = transformSync(snippets.get(name) ?? '', {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      });
      writeFileSync(join(folder, `${name}.mjs`), code);
      const child = spawn(
        process.execPath,
        ['--import', join(folder, 'preload.mjs'), join(folder, `${name}.mjs`)],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      );
      const [exit] = await once(child, 'exit');
      expect(exit).toBe(0);
    },
    30_000,
  );
});
