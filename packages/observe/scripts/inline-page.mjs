// The page is served out of the compiled code, so that it is there in every bundle and module
// system: what a browser gets is inlined into one generated module, uPlot with its licence included.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
const client = new URL('../src/page/client/', import.meta.url);
const uplot = dirname(dirname(createRequire(import.meta.url).resolve('uplot')));
const licence = `/*!\n${readFileSync(join(uplot, 'LICENSE'), 'utf8').trim()}\n*/\n`;

const assets = readdirSync(client)
  .sort()
  .map((name) => [name, readFileSync(new URL(name, client), 'utf8')]);
for (const [name, file] of [
  ['uplot.css', 'uPlot.min.css'],
  ['uplot.js', 'uPlot.iife.min.js'],
])
  assets.push([name, licence + readFileSync(join(uplot, 'dist', file), 'utf8')]);

const entries = assets.map(
  ([name, body]) =>
    `  [${JSON.stringify(name)}, { type: '${TYPES[extname(name)]}', body: ${JSON.stringify(body)} }],\n`,
);
const text = `// Made by scripts/inline-page.mjs out of src/page/client and uPlot; not to be edited.

export interface Asset {
  readonly type: string;
  readonly body: string;
}

export const ASSETS: ReadonlyMap<string, Asset> = new Map([
${entries.join('')}]);
`;

const target = new URL('../src/page/assets.generated.ts', import.meta.url);
let before = '';
try {
  before = readFileSync(target, 'utf8');
} catch {
  // The first time.
}
// Left alone where nothing changed, for whoever watches or caches by time.
if (before !== text) writeFileSync(target, text);
