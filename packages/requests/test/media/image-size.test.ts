import { expect, test } from '@jest/globals';
import { imageSize } from '../../src/media/image-size.js';
import { PNG } from '../requests.js';

/** Headers written by hand after each format's own description. */
function url(type: string, hex: string): string {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return `data:image/${type};base64,${Buffer.concat([bytes, Buffer.alloc(40)]).toString('base64')}`;
}

const riff = '52494646 00000000 57454250';

test.each([
  ['a PNG', `data:image/png;base64,${PNG}`, 1, 1],
  ['a GIF', url('gif', '474946383961 4001 f000'), 320, 240],
  ['a JPEG', url('jpeg', 'ffd8 ffe00004 0000 ffc00011 08 01e0 0280'), 640, 480],
  ['a progressive JPEG', url('jpg', 'ffd8 ffdb0004 0000 ffc20011 08 0001 0002'), 2, 1],
  ['a WebP of VP8', url('webp', `${riff} 56503820 00000000 000000 9d012a 8002 e001`), 640, 480],
  ['a WebP of VP8L', url('webp', `${riff} 5650384c 00000000 2f 7fc27700`), 640, 480],
  ['a WebP of VP8X', url('webp', `${riff} 56503858 00000000 00000000 7f0200 df0100`), 640, 480],
])('%s', (_what, image, width, height) => {
  expect(imageSize(image)).toEqual({ width, height });
});

test.each([
  ['no data URL', 'https://example.com/cat.png'],
  ['too short', 'data:image/png;base64,iVBORw0KGgo='],
  ['a type without a size', url('avif', '00')],
  ['a JPEG without a frame', url('jpeg', 'ffd8 ffe00004 0000 0000')],
  ['a WebP of no known kind', url('webp', `${riff} 41424344`)],
])('%s: not known', (_what, image) => {
  expect(imageSize(image)).toBeUndefined();
});
