import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { catalog } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSite, docsFolder, markdownFiles } from '../src/build-site.mjs';
import { catalogPages } from '../src/catalog-pages.mjs';
import { anchor } from '../src/html.mjs';
import { navigation } from '../src/navigation.mjs';

const read = (path: string): string => readFileSync(path, 'utf8');

describe('the catalog pages', () => {
  const made: Map<string, string> = catalogPages();

  test.each([...made.keys()])('%s is as the catalog makes it (npm run docs:catalog)', (path) => {
    expect(read(join(docsFolder, path))).toBe(made.get(path));
  });

  test('there is one for each code, and none for anything else', () => {
    const pages = readdirSync(join(docsFolder, 'errors')).filter((page) => page !== 'index.md');
    expect(pages.sort()).toEqual(
      Object.keys(catalog)
        .map((code) => `${code}.md`)
        .sort(),
    );
  });

  test('a page says cause, cure, retry, what each profile tells, and an example', () => {
    const page = made.get('errors/insufficient_balance.md') ?? '';
    expect(page).toContain('**Cause.** The account has no credit');
    expect(page).toContain('**Does a retry help?** No.');
    expect(page).toContain('| `solidrust` | 403 | `permission_error` | `insufficient_balance` |');
    expect(page).toContain('| `openai` | 429 | `insufficient_quota` | `insufficient_quota` |');
    expect(page).toContain('HTTP/1.1 402');
  });
});

/** Links of a page, without those to other sites. */
function links(markdown: string): readonly string[] {
  const text = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link as string)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function anchors(file: string): readonly string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    anchor((heading as string).replaceAll('`', '')),
  );
}

describe('links', () => {
  const root = join(docsFolder, '..');
  const pages = [
    ...markdownFiles().map((path) => join('docs', path)),
    'README.md',
    'CONTRIBUTING.md',
    'examples/README.md',
  ];

  test.each(pages)('of %s lead somewhere', (page) => {
    const broken = links(read(join(root, page))).filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? join(root, page) : join(root, dirname(page), path);
      if (!existsSync(target)) return true;
      return heading !== undefined && !anchors(target).includes(heading);
    });
    expect(broken).toEqual([]);
  });
});

describe('the site', () => {
  let target: string;
  beforeAll(() => {
    target = mkdtempSync(join(tmpdir(), 'site-'));
    buildSite(target);
  });
  afterAll(() => rmSync(target, { recursive: true }));

  const html = (): readonly string[] =>
    readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.html'),
    );

  test('has every page of its navigation', () => {
    const missing = navigation
      .flatMap(([, pages]) => pages)
      .filter((page) => !html().includes(`${page}.html`));
    expect(missing).toEqual([]);
  });

  test('has no link that leads nowhere, and loads nothing from elsewhere', () => {
    const wrong = html().flatMap((page) => {
      const text = read(join(target, page));
      const hrefs = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href]) => href as string);
      return hrefs
        .filter((href) => !href.startsWith('https://') && !href.startsWith('#'))
        .filter((href) => !existsSync(join(target, dirname(page), href.split('#')[0] as string)))
        .map((href) => `${page}: ${href}`)
        .concat(/<script|<(?:img|link)[^>]+https?:/.test(text) ? [`${page} loads`] : []);
    });
    expect(wrong).toEqual([]);
  });

  test('shows what is code as code', () => {
    expect(read(join(target, 'profiles.html'))).toContain('(code) =&gt; `https://');
    expect(read(join(target, 'errors/overloaded.html'))).toContain('<td><code>openai</code></td>');
  });
});
