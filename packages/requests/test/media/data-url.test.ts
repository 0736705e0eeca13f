import { expect, test } from '@jest/globals';
import { readDataUrl } from '../../src/media/data-url.js';

test.each([
  ['data:image/png;base64,AAAA', 'image/png', 22],
  ['DATA:Image/PNG;BASE64,AAAA', 'image/png', 22],
  ['data:image/svg+xml;charset=utf-8;base64,AAAA', 'image/svg+xml', 40],
  ['data:application/vnd.a-b.c;x=1;y=2;base64,', 'application/vnd.a-b.c', 42],
])('%s', (url, mime, start) => {
  expect(readDataUrl(url)).toEqual({ mime, start });
});

test.each([
  'data:,x',
  'data:image/png,x',
  'data:image/png;base64',
  'data:;base64,AAAA',
  'data:image;base64,AAAA',
  ' data:image/png;base64,AAAA',
  `data:image/png;${'x=1;'.repeat(100)}base64,AAAA`,
])('is none: %s', (url) => {
  expect(readDataUrl(url)).toBeUndefined();
});
