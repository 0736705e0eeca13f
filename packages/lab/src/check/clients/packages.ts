import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Client, ClientPackage } from './client.js';

/** A client that is at hand: the file to import for each of its packages. */
export type Entries = Readonly<Record<string, string>>;

/** How long npm may take for one client. */
const INSTALL_MS = 180_000;

/** Where clients are kept that were installed on demand. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'faultwire', 'clients');
}

/**
 * Finds the packages of a client, in exactly their versions: where the command was started, beside
 * this package, or in the cache.
 */
export function findClient(client: Client): Entries | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const roots of [[process.cwd(), here], [folderOf(client)]]) {
    const found = client.packages.map((each) => findPackage(each, roots));
    if (found.some((folder) => folder === undefined)) continue;
    return Object.fromEntries(
      client.packages.map(({ name }, index) => [name, entryOf(found[index] ?? '')]),
    );
  }
  return undefined;
}

/**
 * Installs a client into the cache with npm, scripts off.
 *
 * @throws Error with npm's last words.
 */
export async function installClient(client: Client, stop: AbortSignal): Promise<void> {
  const folder = folderOf(client);
  mkdirSync(folder, { recursive: true });
  const names = client.packages.map(({ name, version }) => `${name}@${version}`);
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  await promisify(execFile)('npm', ['install', '--prefix', folder, ...flags, ...names], {
    timeout: INSTALL_MS,
    signal: stop,
    cwd: folder,
  });
}

function folderOf({ packages }: Client): string {
  const name = packages.map(({ name, version }) => `${name}@${version}`).join('+');
  return join(cacheFolder(), name.replaceAll('/', '-'));
}

/** Climbs from each root; a package may be there under another name (`npm:openai@6.49.0`). */
function findPackage(wanted: ClientPackage, roots: readonly string[]): string | undefined {
  for (const root of roots) {
    for (let at = root; ; at = dirname(at)) {
      const modules = join(at, 'node_modules');
      for (const name of namesIn(modules, wanted.name)) {
        if (isPackage(join(modules, name), wanted)) return join(modules, name);
      }
      if (dirname(at) === at) break;
    }
  }
  return undefined;
}

/** The package's own name, and aliases that begin with it: `openai`, `openai6`. */
function namesIn(modules: string, name: string): readonly string[] {
  if (name.includes('/')) return [name];
  try {
    return readdirSync(modules).filter((each) => each.startsWith(name));
  } catch {
    return [];
  }
}

function isPackage(folder: string, { name, version }: ClientPackage): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  const found = JSON.parse(readFileSync(manifest, 'utf8'));
  return found.name === name && found.version === version;
}

/** The file that `import` would load, as its manifest's `exports` say (nodejs.org/api/packages.html). */
function entryOf(folder: string): string {
  const { exports, module, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const root = exports?.['.'] ?? exports;
  const file = conditional(root) ?? module ?? main ?? 'index.js';
  return pathToFileURL(join(folder, file)).href;
}

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  for (const condition of ['node', 'import', 'module-sync', 'default', 'require']) {
    const found = conditional((target as Record<string, unknown>)[condition]);
    if (found !== undefined) return found;
  }
  return undefined;
}
