import type { Pixels } from '../window/image-tokens.js';
import { firstBytes } from './base64.js';
import { readDataUrl } from './data-url.js';

/** A JPEG's size may stand behind its EXIF data, which is at most 64 KiB. */
const HEAD_BYTES = 32;
const JPEG_BYTES = 80 * 1024;

/** The size of an image in a data URL, from its header; undefined where that does not say it. */
export function imageSize(url: string): Pixels | undefined {
  const data = readDataUrl(url);
  if (data === undefined) return undefined;
  const head = firstBytes(url, data.start, HEAD_BYTES);
  const view = viewOf(head);
  if (head.length < 30) return undefined;
  if (data.mime === 'image/png') return { width: view.getUint32(16), height: view.getUint32(20) };
  if (data.mime === 'image/gif')
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (data.mime === 'image/webp') return webp(head, view);
  if (data.mime === 'image/jpeg' || data.mime === 'image/jpg')
    return jpeg(viewOf(firstBytes(url, data.start, JPEG_BYTES)));
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The three forms of https://developers.google.com/speed/webp/docs/riff_container. */
function webp(bytes: Uint8Array, view: DataView): Pixels | undefined {
  switch (String.fromCharCode(...bytes.subarray(12, 16))) {
    case 'VP8X':
      return {
        width: 1 + (view.getUint32(24, true) & 0xff_ffff),
        height: 1 + (view.getUint32(26, true) >>> 8),
      };
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return undefined;
  }
}

/** Segment by segment to the start of frame (ITU T.81, annex B). */
function jpeg(view: DataView): Pixels | undefined {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
