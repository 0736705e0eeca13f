import { paramPath } from '@faultwire/core';
import type { Body, Finding, Path } from './finding.js';
import { isJsonObject } from './json-type.js';
import type { RequestLimits } from './options.js';

/** No parameter of any request has more members than this, whatever its kind. */
const MAX_MEMBERS = 100_000;

/** Lists that have a limit of their own. */
const LISTS: readonly (readonly [keyof Body & string, keyof RequestLimits])[] = [
  ['messages', 'messages'],
  ['tools', 'tools'],
  ['functions', 'tools'],
];

/**
 * What is too large to be looked at any further; asked before anything else, so that nothing
 * after it can take long. The bytes of the body are its parser's to limit: here it is the texts.
 */
export function sizeFinding(body: Body, limits: RequestLimits): Finding | undefined {
  for (const [list, limit] of LISTS)
    if (lengthOf(body[list]) > limits[limit]) return tooMany([list], limits[limit]);
  for (const key of Object.keys(body))
    if (lengthOf(body[key]) > MAX_MEMBERS) return tooMany([key], MAX_MEMBERS);
  let chars = 0;
  for (const list of ['messages', 'input']) {
    const entries = body[list];
    if (typeof entries === 'string') chars += entries.length;
    if (!Array.isArray(entries)) continue;
    for (let index = 0; index < entries.length; index += 1) {
      const entry: unknown = entries[index];
      if (typeof entry === 'string') chars += entry.length;
      if (!isJsonObject(entry)) continue;
      const size = entrySize(entry, [list, index], limits);
      if (typeof size !== 'number') return size;
      chars += size;
    }
  }
  return chars > limits.bodyChars ? tooLong([], chars, limits.bodyChars) : undefined;
}

/** Responses items and embeddings share the name `input`, so each API says which limit holds. */
export function inputCountFinding({ input }: Body, most: number): Finding | undefined {
  return Array.isArray(input) && input.length > most ? tooMany(['input'], most) : undefined;
}

/** The characters of one message or item, data included; a finding where it is too large. */
function entrySize(
  entry: Readonly<Record<string, unknown>>,
  path: Path,
  limits: RequestLimits,
): number | Finding {
  let text = 0;
  let data = 0;
  for (const key of ['content', 'output', 'tool_calls']) {
    const value = entry[key];
    if (typeof value === 'string') text += value.length;
    if (!Array.isArray(value)) continue;
    if (value.length > limits.parts) return tooMany([...path, key], limits.parts);
    for (const part of value) {
      if (!isJsonObject(part)) continue;
      if (typeof part['text'] === 'string') text += part['text'].length;
      else data += dataSize(part);
    }
  }
  return text > limits.messageChars ? tooLong(path, text, limits.messageChars) : text + data;
}

/** A part keeps its data in one of its fields, or one level below. */
function dataSize(part: Readonly<Record<string, unknown>>): number {
  let chars = 0;
  for (const key of Object.keys(part).slice(0, 16)) {
    const value = part[key];
    if (typeof value === 'string') chars += value.length;
    if (!isJsonObject(value)) continue;
    for (const inner of ['url', 'data', 'file_data', 'arguments'])
      if (typeof value[inner] === 'string') chars += value[inner].length;
  }
  return chars;
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function tooMany(path: Path, most: number): Finding {
  const message = `'${paramPath(path)}' is too long: expected at most ${most} elements.`;
  return { path, code: 'request_too_large', message };
}

function tooLong(path: Path, chars: number, most: number): Finding {
  const subject = path.length === 0 ? 'The request' : `'${paramPath(path)}'`;
  const message = `${subject} is too large: expected at most ${most} characters, but got ${chars}.`;
  return { path, code: 'request_too_large', message };
}
