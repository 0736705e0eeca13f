// Puts the built packages into each host's own node_modules, as an installation from the registry
// would: linked as workspaces they would all find the framework at the root, which is the newest.
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const adapters = {
  express4: 'express',
  express5: 'express',
  koa2: 'koa',
  koa3: 'koa',
  nest10: 'nestjs',
  nest11: 'nestjs',
  nest12: 'nestjs',
};

/** Only what changed is written, so that a host which is just starting reads nothing half. */
function changed(source, target) {
  if (statSync(source).isDirectory()) return true;
  return !existsSync(target) || !readFileSync(source).equals(readFileSync(target));
}

export default function install() {
  for (const [host, adapter] of Object.entries(adapters))
    for (const name of ['core', adapter]) {
      const source = fileURLToPath(new URL(`../packages/${name}/`, import.meta.url));
      const target = fileURLToPath(
        new URL(`./${host}/node_modules/@faultwire/${name}/`, import.meta.url),
      );
      mkdirSync(target, { recursive: true });
      for (const part of ['package.json', 'dist'])
        cpSync(`${source}${part}`, `${target}${part}`, { recursive: true, filter: changed });
    }
}
