import { catalog, classify, type Fault, type FaultCode } from '@faultwire/core';
import { readFailure } from '@faultwire/upstream';
import { readJsonIn } from './json-in-text.js';
import { readLogRecord } from './log-record.js';
import { recognizedFault } from './recognized-fault.js';
import { readResponseText } from './response-text.js';

/** Something that was pasted, and the Fault that it means. */
export interface Pasted {
  /** The record's own name, where it has one. */
  readonly id?: string;
  readonly fault: Fault;
}

/** Whatever the provider said of a key: who pastes it wants to know what was said. */
const credentials = 'caller' as const;

/** Node's and undici's names of network failures. */
const networkCode = /\b(E[A-Z]{3,}[A-Z0-9_]*|UND_ERR_[A-Z_]+|ERR_[A-Z_]+|CERT_[A-Z_]+)\b/;
/** `RateLimitError: 429 You exceeded…`, `status code 503`, `HTTP 404`, `"POST /v1 HTTP/1.1" 502`. */
const statusInWords =
  /(?:^|error:? ?|status(?: ?code)?[:= ]{0,3}|HTTP(?:\/[\d.]+"?)? )([45]\d\d)\b/im;

/**
 * Reads what was pasted: a code of the catalog, a response with its status line, an error body
 * (JSON, HTML, an event stream), a log line, records of a labelled corpus (one JSON object a line),
 * or an error's text. Never throws; what nobody knows is told as unknown.
 */
export function readPasted(text: string): readonly Pasted[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (Object.hasOwn(catalog, trimmed)) return [{ fault: ofCode(trimmed as FaultCode) }];
  if (/^[45]\d\d$/.test(trimmed)) return [{ fault: bodyFault(trimmed, '') }];
  const records = readRecords(trimmed);
  return records ?? [{ fault: readOne(trimmed) }];
}

/** Several JSON objects, one a line, are records or log lines; each gets its own account. */
function readRecords(text: string): readonly Pasted[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const objects = lines.map((line) => (line.trim().startsWith('{') ? parse(line) : undefined));
  if (objects.length === 0 || objects.some((object) => object === undefined)) return undefined;
  return lines.map((line, index) => {
    const { id } = objects[index] as Record<string, unknown>;
    return { ...(typeof id === 'string' ? { id } : {}), fault: readOne(line.trim()) };
  });
}

function readOne(text: string): Fault {
  const response = readResponseText(text);
  if (response !== undefined) return readFailure(response, { credentials });
  const json = parse(text);
  if (json !== undefined) return readObject(json, text);
  const inside = readJsonIn(text);
  if (inside !== undefined) {
    const status = statusInWords.exec(text.slice(0, inside.at))?.[1];
    const logged = readLogRecord(inside.value);
    return logged ?? bodyFault(status, inside.text);
  }
  const code = networkCode.exec(text)?.[1];
  if (code !== undefined) {
    const known = classify(Object.assign(new Error(text), { code }));
    if (known.evidence.by !== 'none') return known;
  }
  return bodyFault(statusInWords.exec(text)?.[1], text);
}

function readObject(json: Readonly<Record<string, unknown>>, text: string): Fault {
  const { status, headers, body, provider } = json;
  if (typeof status === 'number' && typeof body === 'string') {
    return readFailure(
      {
        status,
        headers: isRecord(headers) ? (headers as Record<string, string>) : {},
        body,
        provider: typeof provider === 'string' ? provider : undefined,
      },
      { credentials },
    );
  }
  return readLogRecord(json) ?? bodyFault(undefined, text);
}

function ofCode(code: FaultCode): Fault {
  return recognizedFault('catalog', code, { evidence: { by: 'code', value: code } });
}

/** Without a status the body alone tells; where it says nothing, nobody knows what this was. */
function bodyFault(status: string | undefined, body: string): Fault {
  const read = readFailure({ status: Number(status ?? 0), body }, { credentials });
  const { by } = read.evidence;
  const nothing = status === undefined && (by === 'none' || by === 'status');
  return nothing && !/^\s*</.test(body) ? classify(new Error(body)) : read;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
