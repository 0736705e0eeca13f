// Markdown → one self-contained HTML page: no script, nothing loaded from elsewhere.
import { Marked } from 'marked';
import { navigation } from './navigation.mjs';

/** The anchor of a heading, as GitHub makes it. */
export function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/<[^>]+>/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }) {
      const inner = this.parser.parseInline(tokens);
      return `<h${depth} id="${anchor(text.replaceAll('`', ''))}">${inner}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      return `<a href="${escaped(pageLink(href))}">${inner}</a>`;
    },
    code({ text, lang = '' }) {
      const [language] = lang.split(' ');
      return `<pre><code class="language-${escaped(language)}">${escaped(text)}</code></pre>\n`;
    },
  },
});

/** A link to a page of docs/ becomes one to its HTML; what lies outside is on GitHub. */
function pageLink(href) {
  if (/^[a-z]+:/.test(href)) return href;
  if (/^(\.\.\/)+(packages|examples|bench|CONTRIBUTING|README|LICENSE)/.test(href)) {
    return `https://github.com/faultwire/faultwire/blob/main/${href.replace(/^(\.\.\/)+/, '')}`;
  }
  return href.replace(/\.md(#|$)/, '.html$1');
}

/** The navigation, what it does not name, and the API reference where it was made. */
function headings(paths) {
  const named = new Set(navigation.flatMap(([, pages]) => pages));
  const reference = paths.filter((path) => path.startsWith('api/')).sort();
  const rest = paths.filter((path) => !named.has(path) && !/^(api|errors)\//.test(path)).sort();
  return [...navigation, ['More', rest], ['Reference', reference]].filter(
    ([, pages]) => pages.length > 0,
  );
}

/** The page at this path below docs/, `start/express` for one. */
export function renderPage(path, markdown, titles) {
  const up = '../'.repeat(path.split('/').length - 1);
  const nav = headings([...titles.keys()])
    .map(([heading, pages]) => {
      const items = pages.map((page) => {
        const here = page === path ? ' aria-current="page"' : '';
        return `<li><a href="${up}${page}.html"${here}>${escaped(titles.get(page) ?? page)}</a></li>`;
      });
      return `<h2>${heading}</h2><ul>${items.join('')}</ul>`;
    })
    .join('');
  const title = titles.get(path) ?? path;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Faultwire</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<nav aria-label="Pages"><a class="home" href="${up}index.html">Faultwire</a>${nav}</nav>
<main>
${marked.parse(markdown)}</main>
</body>
</html>
`;
}

/** The first heading of a page. */
export function titleOf(markdown) {
  return /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? 'Faultwire';
}

function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
