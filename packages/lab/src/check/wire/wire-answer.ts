import { Buffer } from 'node:buffer';

/** An HTTP/1.1 answer, read from its bytes. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Did it end as HTTP says, or was it cut? */
  readonly whole: boolean;
}

/** Reads the answer, past any 1xx; undefined where not even its head came. */
export function readWireAnswer(bytes: Buffer): WireAnswer | undefined {
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [line = '', ...fields] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(line)?.[1]);
    if (!Number.isInteger(status)) return undefined;
    rest = rest.subarray(end + 4);
    if (status >= 100 && status < 200) continue;
    const headers = Object.fromEntries(
      fields.map((field) => {
        const colon = field.indexOf(':');
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
      }),
    );
    return { status, headers, ...bodyOf(rest, headers) };
  }
}

function bodyOf(
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
): { body: string; whole: boolean } {
  if (/chunked/i.test(headers['transfer-encoding'] ?? '')) return dechunked(bytes);
  const length = headers['content-length'];
  return {
    body: bytes.toString('utf8'),
    whole: length === undefined || bytes.length === Number(length),
  };
}

/** RFC 9112 §7.1. */
function dechunked(bytes: Buffer): { body: string; whole: boolean } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) break;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (size === 0) return { body: Buffer.concat(parts).toString('utf8'), whole: true };
    if (!(size > 0)) break;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return { body: Buffer.concat(parts).toString('utf8'), whole: false };
}
