/** JSON found inside other text. */
export interface FoundJson {
  readonly at: number;
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** How many opening braces are tried before a text counts as having no JSON. */
const MAX_TRIES = 20;

/** Finds the first whole JSON object in a line: `12:00:01 ERROR upstream said {"error":{…}} (retry 2)`. */
export function readJsonIn(text: string): FoundJson | undefined {
  let at = text.indexOf('{');
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries += 1) {
    const end = endOfObject(text, at);
    if (end > 0) {
      const found = text.slice(at, end);
      try {
        return { at, text: found, value: JSON.parse(found) };
      } catch {
        // Braces of something else: look behind it.
      }
    }
    at = text.indexOf('{', at + 1);
  }
  return undefined;
}

/** Where the object that opens here closes, strings respected; -1 if it does not. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index += 1) {
    const char = text[index];
    if (quoted) {
      if (char === '\\') index += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}
