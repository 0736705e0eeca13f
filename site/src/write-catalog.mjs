// npm run docs:catalog: writes docs/errors/ anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { catalogPages } from './catalog-pages.mjs';

const docs = new URL('../../docs/', import.meta.url);
mkdirSync(new URL('errors/', docs), { recursive: true });
for (const [path, text] of catalogPages()) writeFileSync(new URL(path, docs), text);
