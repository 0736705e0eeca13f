import { paramPath } from '@faultwire/core';
import type { Body, Finding, Path } from './finding.js';
import { eachObject, isJsonObject, type JsonObject } from './json-type.js';
import type { RequestLimits } from './options.js';

/** No parameter of any request has more members than this, whatever its kind. */
const MAX_MEMBERS = 100_000;

/** What a message adds to its text: its role and its frame. */
const FRAME_CHARS = 8;

/** How large a prompt is, without tokenising it. */
export interface PromptSize {
  /** UTF-16 units of its texts and data. */
  chars: number;
  /** Parts that are no text: images, sound, files. */
  media: number;
}

/**
 * The size of a request's messages or items, or a finding where something is too large to be
 * looked at any further. Asked before anything else, so that nothing after it can take long. The
 * bytes of the body are its parser's to limit.
 *
 * @param list where the prompt is; its elements are limited by `most`.
 */
export function promptSize(
  body: Body,
  list: 'messages' | 'input',
  most: number,
  limits: RequestLimits,
): PromptSize | Finding {
  const entries = body[list];
  if (Array.isArray(entries) && entries.length > most) return tooMany([list], most);
  for (const tools of ['tools', 'functions'])
    if (membersOf(body[tools]) > limits.tools) return tooMany([tools], limits.tools);
  for (const key in body)
    if (membersOf(body[key]) > MAX_MEMBERS) return tooMany([key], MAX_MEMBERS);
  const size: PromptSize = { chars: 0, media: 0 };
  addText(body['instructions'], size);
  addText(entries, size);
  if (Array.isArray(entries))
    for (let index = 0; index < entries.length; index += 1) {
      const oversize = addEntry(entries[index], size, limits);
      if (oversize !== undefined) return located(oversize, [list, index]);
    }
  return size.chars > limits.bodyChars ? tooLong([], limits.bodyChars) : size;
}

/** What makes one message too large: too many elements under a key, or too much text. */
interface Oversize {
  readonly most: number;
  readonly key?: string;
}

/** Adds one message or item. */
function addEntry(entry: unknown, size: PromptSize, limits: RequestLimits): Oversize | undefined {
  addText(entry, size);
  if (!isJsonObject(entry)) return undefined;
  const { content, tool_calls: calls, function_call: call, output } = entry;
  const oversize =
    addContent(content, 'content', size, limits) ?? addContent(output, 'output', size, limits);
  if (oversize !== undefined) return oversize;
  if (Array.isArray(calls) && calls.length > limits.parts)
    return { key: 'tool_calls', most: limits.parts };
  size.chars += FRAME_CHARS;
  addWords(entry, size);
  eachObject(calls, ({ function: made, custom }) => addWords(made ?? custom, size));
  if (call !== undefined) addWords(call, size);
  return undefined;
}

/** The short texts beside the content. */
function addWords(holder: unknown, size: PromptSize): void {
  if (!isJsonObject(holder)) return;
  const { name, refusal, arguments: given, input } = holder;
  addText(name, size);
  addText(refusal, size);
  addText(given, size);
  addText(input, size);
}

function addText(text: unknown, size: PromptSize): void {
  if (typeof text === 'string') size.chars += text.length;
}

function addContent(
  content: unknown,
  key: string,
  size: PromptSize,
  { parts, messageChars }: RequestLimits,
): Oversize | undefined {
  addText(content, size);
  let text = typeof content === 'string' ? content.length : 0;
  if (Array.isArray(content)) {
    if (content.length > parts) return { key, most: parts };
    eachObject(content, (part) => {
      if (typeof part['text'] === 'string') text += part['text'].length;
      else addMedia(part, size);
    });
    size.chars += text;
  }
  return text > messageChars ? { most: messageChars } : undefined;
}

function addMedia(part: JsonObject, size: PromptSize): void {
  size.media += 1;
  size.chars += dataSize(part);
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
