/**
 * A dict or list as Python prints it: `{'error': {'message': "it's", 'code': None}}`. Relays put
 * `str(exception)` into their messages, so this form is common.
 * Bounded in length and depth; undefined for anything else. No code is evaluated.
 */
export function parsePythonLiteral(text: string): unknown {
  const reader = new Reader(text.slice(0, MAX_LENGTH));
  try {
    const value = reader.value(0);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

const MAX_LENGTH = 16_384;
const MAX_DEPTH = 24;
const BARE = /(?:-?\d{1,20}(?:\.\d{1,20})?|None|True|False|null|true|false|nan|inf)/y;
const BARE_VALUES: Readonly<Record<string, unknown>> = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const NOT_PYTHON = new Error('not a Python literal');

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw NOT_PYTHON;
    this.#space();
    const first = this.text[this.#at];
    if (first === '{') return this.#dict(depth);
    if (first === '[') return this.#list(']', depth);
    if (first === '(') return this.#list(')', depth);
    if (first === "'" || first === '"') return this.#string(first);
    // b'...' and u'...' prefixes
    if ((first === 'b' || first === 'u') && /['"]/.test(this.text[this.#at + 1] ?? '')) {
      this.#at += 1;
      return this.#string(this.text[this.#at] as string);
    }
    return this.#bare();
  }

  #dict(depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    this.#at += 1;
    while (!this.#take('}')) {
      const key = this.value(depth + 1);
      if (!this.#take(':')) throw NOT_PYTHON;
      const value = this.value(depth + 1);
      if (typeof key === 'string' && key !== '__proto__') found[key] = value;
      if (!this.#take(',') && this.text[this.#at] !== '}') throw NOT_PYTHON;
    }
    return found;
  }

  #list(end: string, depth: number): unknown[] {
    const found: unknown[] = [];
    this.#at += 1;
    while (!this.#take(end)) {
      found.push(this.value(depth + 1));
      if (!this.#take(',') && this.text[this.#at] !== end) throw NOT_PYTHON;
    }
    return found;
  }

  #string(quote: string): string {
    let said = '';
    for (this.#at += 1; this.#at < this.text.length; this.#at += 1) {
      const character = this.text[this.#at] as string;
      if (character === quote) {
        this.#at += 1;
        return said;
      }
      if (character !== '\\') said += character;
      else {
        this.#at += 1;
        const escaped = this.text[this.#at] ?? '';
        said += ESCAPES[escaped] ?? escaped;
      }
    }
    throw NOT_PYTHON;
  }

  #bare(): unknown {
    BARE.lastIndex = this.#at;
    const match = BARE.exec(this.text);
    if (match === null) throw NOT_PYTHON;
    this.#at = BARE.lastIndex;
    return match[0] in BARE_VALUES ? BARE_VALUES[match[0]] : Number(match[0]);
  }

  #space(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }

  #take(character: string): boolean {
    this.#space();
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    this.#space();
    return true;
  }
}
