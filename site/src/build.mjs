// npm run docs: the static site, in site/dist/.
import { fileURLToPath } from 'node:url';
import { apiPages } from './api-pages.mjs';
import { buildSite } from './build-site.mjs';

const target = fileURLToPath(new URL('../dist/', import.meta.url));
const pages = buildSite(target, apiPages());
console.log(`${pages} pages in site/dist; open site/dist/index.html`);
