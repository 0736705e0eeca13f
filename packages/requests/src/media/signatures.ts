/**
 * How the files of each media type begin (https://mimesniff.spec.whatwg.org, "Matching a MIME type
 * pattern"). `.` stands for any byte.
 */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['\x89PNG\r\n\x1a\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'image/jpg': ['\xff\xd8\xff'],
  'image/gif': ['GIF87a', 'GIF89a'],
  'image/webp': ['RIFF....WEBP'],
  'image/bmp': ['BM'],
  'image/tiff': ['II*\0', 'MM\0*'],
  'image/avif': ['....ftyp'],
  'image/heic': ['....ftyp'],
  'image/heif': ['....ftyp'],
  'application/pdf': ['%PDF-'],
  'audio/wav': ['RIFF....WAVE'],
  // An ID3 tag, or the sync word of a frame (MPEG 1, 2 and 2.5, layer III, with or without CRC).
  'audio/flac': ['fLaC'],
  'audio/ogg': ['OggS'],
  'audio/mp3': ['ID3', '\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2', '\xff\xe3', '\xff\xe2'],
};

/** The image types that any provider reads. */
export function isImageType(mime: string): boolean {
  return mime.startsWith('image/') && Object.hasOwn(SIGNATURES, mime);
}

/** How many bytes have to be looked at: readers of PDF accept its header in the first 1,024. */
export function signatureBytes(mime: string): number {
  return mime === 'application/pdf' ? 1024 : 12;
}

/** Do the first bytes belong to the type? Types without a known signature are believed. */
export function hasSignature(mime: string, bytes: Uint8Array): boolean {
  if (!Object.hasOwn(SIGNATURES, mime)) return true;
  const last = mime === 'application/pdf' ? bytes.length : 0;
  const signatures = SIGNATURES[mime] as readonly string[];
  for (let offset = 0; offset <= last; offset += 1)
    if (signatures.some((signature) => matches(bytes, offset, signature))) return true;
  return false;
}

/**
 * Do the first bytes belong to some other type? For sound that comes without a type of its own:
 * encoders begin an MP3 in many ways, but never as another format.
 */
export function contradicts(mime: string, bytes: Uint8Array): boolean {
  if (hasSignature(mime, bytes)) return false;
  const others = Object.keys(SIGNATURES).filter((other) => other !== 'image/bmp');
  return others.some((other) => hasSignature(other, bytes));
}

function matches(bytes: Uint8Array, offset: number, signature: string): boolean {
  if (bytes.length < offset + signature.length) return false;
  for (let index = 0; index < signature.length; index += 1) {
    const wanted = signature[index];
    if (wanted !== '.' && bytes[offset + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}
