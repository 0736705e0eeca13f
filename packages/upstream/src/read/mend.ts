import { parseJson } from './json.js';

/**
 * The value of a JSON text that was cut off: what is open is closed, what is half is dropped.
 * One pass over the text and at most three parses, so a long ruin costs no more than a whole one.
 * Undefined where nothing can be made of it.
 */
export function mendJson(text: string): unknown {
  const open: string[] = [];
  let inString = false;
  let escaped = false;
  // Where the last whole member or element ended, and what was open there.
  let safeEnd = -1;
  let safeOpen = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') {
      if (open.pop() !== character) return undefined;
    } else if (character === ',') {
      safeEnd = at;
      safeOpen = open.length;
    }
  }
  if (open.length === 0) return undefined;
  const text1 = escaped ? text.slice(0, -1) : text;
  const closed = parseJson(text1 + (inString ? '"' : '') + closing(open, open.length));
  if (closed !== undefined || safeEnd < 0) return closed;
  return parseJson(text.slice(0, safeEnd) + closing(open, Math.min(safeOpen, open.length)));
}

function closing(open: readonly string[], depth: number): string {
  return open.slice(0, depth).reverse().join('');
}
