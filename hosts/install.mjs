// Puts the built packages into each host's own node_modules, as an installation from the registry
// would: linked as workspaces they would all find the framework at the root, which is the newest.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Only what changed is written, so that a host which is just starting reads nothing half. */
function changed(source, target) {
  if (statSync(source).isDirectory()) return true;
  return !existsSync(target) || !readFileSync(source).equals(readFileSync(target));
}

export default function install() {
  for (const host of readdirSync(here)) {
    if (!existsSync(`${here}${host}/package.json`)) continue;
    const { faultwire } = JSON.parse(readFileSync(`${here}${host}/package.json`, 'utf8'));
    for (const name of ['core', faultwire.adapter]) {
      const source = `${here}../packages/${name}/`;
      const target = `${here}${host}/node_modules/@faultwire/${name}/`;
      mkdirSync(target, { recursive: true });
      for (const part of ['package.json', 'dist'])
        cpSync(`${source}${part}`, `${target}${part}`, { recursive: true, filter: changed });
    }
  }
}
