import { paramPath } from '@faultwire/core';
import type { Body, Finding, Path } from './finding.js';
import { eachObject, isJsonObject, type JsonObject } from './json-type.js';
import type { RequestLimits } from './options.js';

/** No parameter of any request has more members than this, whatever its kind. */
const MAX_MEMBERS = 100_000;

/** What a message adds to its text: its role and its frame. */
const FRAME_CHARS = 8;

/**
 * The characters of a request's messages or items, or a finding where something is too large to
 * be looked at any further. Asked before anything else, so that nothing after it can take long.
 * The bytes of the body are its parser's to limit.
 *
 * @param list where the prompt is; its elements are limited by `most`.
 */
export function textSize(
  body: Body,
  list: 'messages' | 'input',
  most: number,
  limits: RequestLimits,
): number | Finding {
  const entries = body[list];
  if (Array.isArray(entries) && entries.length > most) return tooMany([list], most);
  for (const tools of ['tools', 'functions'])
    if (membersOf(body[tools]) > limits.tools) return tooMany([tools], limits.tools);
  for (const key in body)
    if (membersOf(body[key]) > MAX_MEMBERS) return tooMany([key], MAX_MEMBERS);
  const { instructions } = body;
  let chars = typeof instructions === 'string' ? instructions.length : 0;
  if (typeof entries === 'string') chars += entries.length;
  if (Array.isArray(entries))
    for (let index = 0; index < entries.length; index += 1) {
      const size = entrySize(entries[index], limits);
      if (typeof size !== 'number') return located(size, [list, index]);
      chars += size;
    }
  return chars > limits.bodyChars ? tooLong([], limits.bodyChars) : chars;
}

/** What makes one message too large: too many elements under a key, or too much text. */
interface Oversize {
  readonly most: number;
  readonly key?: string;
}

/** The characters of one message or item, data included. */
function entrySize(entry: unknown, limits: RequestLimits): number | Oversize {
  if (typeof entry === 'string') return entry.length;
  if (!isJsonObject(entry)) return 0;
  const { content, tool_calls: calls, output } = entry;
  const said = contentSize(content, 'content', limits);
  if (typeof said !== 'number') return said;
  const returned = contentSize(output, 'output', limits);
  if (typeof returned !== 'number') return returned;
  if (Array.isArray(calls) && calls.length > limits.parts)
    return { key: 'tool_calls', most: limits.parts };
  let chars = said + returned + wordsOf(entry) + FRAME_CHARS;
  eachObject(calls, ({ function: made, custom }) => {
    chars += callSize(made ?? custom);
  });
  return entry['function_call'] === undefined ? chars : chars + callSize(entry['function_call']);
}

/** The short texts beside the content. */
function wordsOf({ name, refusal, arguments: given, input }: JsonObject): number {
  let chars = 0;
  if (typeof name === 'string') chars += name.length;
  if (typeof refusal === 'string') chars += refusal.length;
  if (typeof given === 'string') chars += given.length;
  if (typeof input === 'string') chars += input.length;
  return chars;
}

function callSize(call: unknown): number {
  return isJsonObject(call) ? wordsOf(call) : 0;
}

function contentSize(content: unknown, key: string, limits: RequestLimits): number | Oversize {
  const { parts, messageChars } = limits;
  if (typeof content === 'string')
    return content.length > messageChars ? { most: messageChars } : content.length;
  if (!Array.isArray(content)) return 0;
  if (content.length > parts) return { key, most: parts };
  let text = 0;
  let data = 0;
  eachObject(content, (part) => {
    if (typeof part['text'] === 'string') text += part['text'].length;
    else data += dataSize(part);
  });
  return text > messageChars ? { most: messageChars } : text + data;
}

/** A part keeps its data in one of these, or one level below. */
const DATA = ['refusal', 'url', 'data', 'file_data', 'image_url', 'input_audio', 'file'];

function dataSize(part: JsonObject, depth = 0): number {
  let chars = 0;
  for (const key of DATA) {
    const value = part[key];
    if (typeof value === 'string') chars += value.length;
    else if (depth === 0 && isJsonObject(value)) chars += dataSize(value, 1);
  }
  return chars;
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function located({ most, key }: Oversize, path: Path): Finding {
  return key === undefined ? tooLong(path, most) : tooMany([...path, key], most);
}

function tooMany(path: Path, most: number): Finding {
  const message = `'${paramPath(path)}' is too long: expected at most ${most} elements.`;
  return { path, code: 'request_too_large', message };
}

function tooLong(path: Path, most: number): Finding {
  const subject = path.length === 0 ? 'The request' : `'${paramPath(path)}'`;
  const message = `${subject} is too large: expected at most ${most} characters.`;
  return { path, code: 'request_too_large', message };
}
