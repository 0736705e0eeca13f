// Writes the JavaScript of a package, beside the types that tsc has written: a file for each entry
// point in each format, and files for what entry points share, so that a class exists once a format.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { rolldown } from 'rolldown';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const names = Object.values(exports)
  .map((entry) => /^\.\/dist\/esm\/(.*)\.js$/.exec(entry.import?.default)?.[1])
  .filter((name) => name !== undefined);

/** Shorter, with names and layout kept: a stack trace and a debugger can still be read. */
const SHORTER = {
  compress: { target: 'es2023' },
  mangle: false,
  codegen: { removeWhitespace: false },
};

const bundle = await rolldown({
  input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
  // Everything that is not this package's own source is imported where it is installed.
  external: (id, importer) => importer !== undefined && !id.startsWith('.') && !isAbsolute(id),
  platform: 'node',
  tsconfig: 'tsconfig.build.json',
  // No line that names the source of what follows: they would be a thirtieth of what is installed.
  experimental: { attachDebugInfo: 'none' },
});
for (const format of ['esm', 'cjs']) {
  const folder = `dist/${format}`;
  const { output } = await bundle.write({
    dir: folder,
    format,
    chunkFileNames: '[name]-[hash].js',
    comments: false,
    // Node reads what a CommonJS module exports off its text, so that one stays as it is.
    minify: format === 'esm' && SHORTER,
    minifyInternalExports: false,
    // What tsc says in CommonJS.
    strict: true,
    esModule: true,
    generatedCode: { symbols: false },
  });
  removeStale(folder, new Set(output.map(({ fileName }) => normalize(fileName))));
}
await bundle.close();
// dist/cjs sits inside a "type": "module" package, so it needs its own marker.
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');

/** What an earlier build left; afterwards, so that whoever runs the package meanwhile finds it whole. */
function removeStale(folder, written) {
  for (const file of readdirSync(folder, { recursive: true })) {
    const declares = /^(.*)\.d\.ts(?:\.map)?$/.exec(file)?.[1];
    const stale = declares ? !existsSync(`src/${declares}.ts`) : /\.js(?:\.map)?$/.test(file);
    if (stale && !written.has(file)) rmSync(join(folder, file));
  }
}
