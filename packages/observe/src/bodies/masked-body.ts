import { createHmac, randomBytes } from 'node:crypto';
import { redact } from '@faultwire/core';

/** Strings that are no one's words: names of models, roles, kinds. All other strings are masked. */
const PLAIN: ReadonlySet<string> = new Set(
  'model role type object format detail effort tool_choice service_tier encoding_format modality voice'.split(
    ' ',
  ),
);
const PLAIN_VALUE = /^[\w.:/@-]{1,128}$/;
const PLAIN_KEY = /^[\w.$-]{1,64}$/;
const MAX_DEPTH = 12;
const MAX_NODES = 5000;

/** Instead of a text: how long it was, and a hash by which two of them can be told to be the same. */
export interface MaskedText {
  readonly chars: number;
  /** 16 hex digits of a keyed hash; the key is random for each process. */
  readonly hash: string;
}

let secret: Buffer | undefined;

/**
 * A request body as it may be kept: its shape, numbers, model and roles, and for every other
 * string its length and hash. At most 12 levels and 5,000 values.
 */
export function maskedBody(body: unknown): unknown {
  return mask(body, '', MAX_DEPTH, { left: MAX_NODES });
}

function mask(value: unknown, key: string, depth: number, budget: { left: number }): unknown {
  if (typeof value === 'string') return isPlain(key, value) ? value : maskedText(value);
  if (typeof value === 'bigint') return String(value).length;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (depth === 0 || budget.left <= 0) return '…';
  if (ArrayBuffer.isView(value)) return { bytes: value.byteLength };
  if (Array.isArray(value)) {
    const shown = value.slice(0, budget.left);
    budget.left -= shown.length;
    return shown.map((element) => mask(element, key, depth - 1, budget));
  }
  const entries = Object.entries(value).slice(0, budget.left);
  budget.left -= entries.length;
  return Object.fromEntries(
    entries.map(([name, inner]) => [shownKey(name), mask(inner, name, depth - 1, budget)]),
  );
}

function isPlain(key: string, value: string): boolean {
  return PLAIN.has(key) && PLAIN_VALUE.test(value) && redact(value) === value;
}

/** Keys come from the caller as well. */
function shownKey(name: string): string {
  return PLAIN_KEY.test(name) && redact(name) === name ? name : `(${name.length} characters)`;
}

function maskedText(text: string): MaskedText {
  secret ??= randomBytes(32);
  const hash = createHmac('sha256', secret).update(text).digest('hex').slice(0, 16);
  return { chars: text.length, hash };
}
