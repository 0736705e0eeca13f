import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPage, titleOf } from './html.mjs';

export const docsFolder = fileURLToPath(new URL('../../docs/', import.meta.url));

/**
 * Every Markdown file of docs/, as paths below it.
 *
 * @returns {string[]}
 */
export function markdownFiles() {
  return readdirSync(docsFolder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
}

/**
 * docs/ → a folder of static HTML that needs no network and no script.
 *
 * @param api pages of the API reference, path → Markdown; they are made from the build and so are
 *   not in docs/.
 */
export function buildSite(target, api = new Map()) {
  rmSync(target, { recursive: true, force: true });
  const pages = new Map([
    ...markdownFiles().map((path) => [path, readFileSync(join(docsFolder, path), 'utf8')]),
    ...api,
  ]);
  const titles = new Map([...pages].map(([path, text]) => [path.slice(0, -3), titleOf(text)]));
  for (const [path, text] of pages) {
    const name = path.slice(0, -3);
    const file = join(target, `${name}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPage(name, text, titles));
  }
  for (const path of readdirSync(docsFolder).filter((each) => each.endsWith('.svg'))) {
    cpSync(join(docsFolder, path), join(target, path));
  }
  cpSync(new URL('style.css', import.meta.url), join(target, 'style.css'));
  return pages.size;
}
