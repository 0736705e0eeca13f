// What import and require give of every entry point of ours, as one line of JSON. A program of its
// own, because Jest resolves modules in its own way.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const packages = new URL('../../../packages/', import.meta.url);
const require = createRequire(import.meta.url);

const named = (module) =>
  Object.keys(module)
    .filter((name) => !['default', 'module.exports', '__esModule'].includes(name))
    .sort();

const found = [];
for (const folder of readdirSync(packages)) {
  const { name, exports } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages)));
  for (const [subpath, entry] of Object.entries(exports)) {
    if (entry.require === undefined) continue;
    const id = name + subpath.slice(1);
    const imported = await import(id);
    const required = require(id);
    const cjs = new URL(`${folder}/${entry.require.default}`, packages);
    found.push({
      id,
      names: named(imported),
      differing: named(imported).filter((each) => imported[each] !== required[each]),
      cjs: named(require(fileURLToPath(cjs))),
      seenInCjs: named(await import(cjs)),
    });
  }
}

/** What one entry point throws is of the class that another one exports. */
async function thrownIsFault(root, node) {
  const thrown = await node.authenticate({ headers: {} }, { verify: () => null }).catch((it) => it);
  return thrown instanceof root.Fault && root.Fault.name === 'Fault';
}

const formats = { esm: 'core/dist/esm/', cjs: 'core/dist/cjs/' };
const oneClass = {};
for (const [format, folder] of Object.entries(formats))
  oneClass[format] = await thrownIsFault(
    await import(new URL(`${folder}index.js`, packages)),
    await import(new URL(`${folder}node/index.js`, packages)),
  );
console.log(JSON.stringify({ found, oneClass }));
