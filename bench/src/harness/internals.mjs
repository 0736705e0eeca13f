import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const source = fileURLToPath(new URL('../../../packages/upstream/src/', import.meta.url));
const built = new URL('../../node_modules/.cache/internals/', import.meta.url);

/**
 * Modules of upstream that it does not export, joined as `scripts/bundle.mjs` joins it.
 *
 * @param names of files below packages/upstream/src, without `.ts`.
 * @returns what they export, all in one: built together, so that they share their classes.
 */
export async function internals(...names) {
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, `${source}${name}.ts`])),
    external: /^(?:node:|@?[a-z])/,
    platform: 'node',
  });
  await bundle.write({ dir: fileURLToPath(built), chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
  const modules = await Promise.all(names.map((name) => import(new URL(`${name}.js`, built))));
  return Object.assign({}, ...modules);
}
