import type { Dialect, StreamEvent } from './dialect.js';
import type { Line } from './event-lines.js';
import { scalarMembers } from './json-members.js';

/**
 * The frame as its dialect has it (docs/contract.md, "Streams"): lines that clients trip over
 * left out, an `error` key that says nothing cut out, a missing `event:` line added. The frame
 * itself, the same bytes, where there is nothing to mend.
 */
export function mended(
  frame: Uint8Array,
  lines: readonly Line[],
  event: StreamEvent,
  dialect: Dialect,
): Uint8Array {
  const data = dialect.errorKeyAlarms ? withoutIdleError(event.data) : event.data;
  if (data !== event.data) return Buffer.from(`data: ${data}\n\n`);
  if (dialect.named && event.name === '') {
    const type = typeOf(data);
    if (type !== undefined) return Buffer.concat([Buffer.from(`event: ${type}\n`), frame]);
  }
  const kept = lines.filter(({ field }) => !dialect.foreignFields.has(field));
  if (kept.length === lines.length) return frame;
  const blankLine = frame.subarray(lines.at(-1)?.end ?? 0);
  return Buffer.concat([...kept.map(({ start, end }) => frame.subarray(start, end)), blankLine]);
}

/** Cuts `"error":null` (or false, or an empty text) out of the outermost object. */
function withoutIdleError(data: string): string {
  if (!data.includes('"error"')) return data;
  const json = Buffer.from(data);
  for (const { key, depth, keyStart, end } of scalarMembers(json, 0, json.length)) {
    if (depth !== 1 || key !== 'error') continue;
    const before = json.subarray(0, keyStart).toString('utf8');
    const after = json.subarray(end).toString('utf8');
    return /^\s*,/.test(after)
      ? before + after.replace(/^\s*,\s*/, '')
      : before.replace(/,\s*$/, '') + after;
  }
  return data;
}

function typeOf(data: string): string | undefined {
  const { type } = JSON.parse(data) as { type?: unknown };
  return typeof type === 'string' && /^\w{1,64}$/.test(type) ? type : undefined;
}
