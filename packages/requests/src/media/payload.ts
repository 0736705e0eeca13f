import { base64Bytes, firstBytes, isBase64 } from './base64.js';
import { readDataUrl } from './data-url.js';
import { contradicts, hasSignature, isImageType, signatureBytes } from './signatures.js';

/** What is wrong with a piece of media: a sentence's end, and whether size is the reason. */
export interface MediaProblem {
  /** Completes "expected …". */
  readonly wanted: string;
  readonly tooLarge?: true;
}

const HTTPS = /^https:\/\/[^\s/?#]+\S*$/i;

/** The longest URL that is looked through for white space; what is longer only has its head read. */
const LONGEST_URL = 8192;

/** An image: an https: URL, or a data: URL that is base64 of the type that it names. */
export function imageProblem(url: string, maxBytes: number): MediaProblem | undefined {
  if (/^data:/i.test(url)) {
    const data = readDataUrl(url);
    if (data === undefined) return { wanted: 'a data: URL of the form data:image/…;base64,…' };
    if (!isImageType(data.mime))
      return { wanted: 'a data: URL of a supported image type (png, jpeg, gif, webp)' };
    return payloadProblem(url, data.start, data.mime, maxBytes);
  }
  return HTTPS.test(url.slice(0, LONGEST_URL)) ? undefined : { wanted: 'a data: or https: URL' };
}

/** A file: base64, or a data: URL of any type. */
export function fileProblem(data: string, maxBytes: number): MediaProblem | undefined {
  if (!/^data:/i.test(data)) return payloadProblem(data, 0, '', maxBytes);
  const url = readDataUrl(data);
  if (url === undefined) return { wanted: 'a data: URL of the form data:application/pdf;base64,…' };
  return payloadProblem(data, url.start, url.mime, maxBytes);
}

/** Sound: base64 of the format that stands beside it. */
export function audioProblem(
  data: string,
  format: string,
  maxBytes: number,
): MediaProblem | undefined {
  const problem = payloadProblem(data, 0, '', maxBytes);
  if (problem !== undefined) return problem;
  const mime = `audio/${format}`;
  return contradicts(mime, firstBytes(data, 0, signatureBytes(mime)))
    ? { wanted: 'data of the stated format' }
    : undefined;
}

function payloadProblem(
  text: string,
  start: number,
  mime: string,
  maxBytes: number,
): MediaProblem | undefined {
  if (base64Bytes(text, start) > maxBytes)
    return { wanted: `at most ${maxBytes} bytes of data`, tooLarge: true };
  if (!isBase64(text, start)) return { wanted: 'base64 data' };
  const head = firstBytes(text, start, signatureBytes(mime));
  return hasSignature(mime, head) ? undefined : { wanted: `base64 data that is really ${mime}` };
}
