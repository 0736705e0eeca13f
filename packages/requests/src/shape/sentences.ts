import { paramPath } from '@faultwire/core';
import { type Finding, type Path, wrongParameter } from '../finding.js';
import { aJsonType } from '../json-type.js';

/**
 * The sentences that callers of OpenAI know: the parameter, the type of what was found, what is
 * wanted. They never hold the value itself.
 */

export function missing(path: Path): Finding {
  return wrongParameter(path, 'missing', `Missing required parameter: '${paramPath(path)}'.`);
}

export function unknown(path: Path): Finding {
  return wrongParameter(path, 'unknown', `Unknown parameter: '${paramPath(path)}'.`);
}

export function wrongType(path: Path, wanted: string, value: unknown): Finding {
  const at = paramPath(path);
  const got = aJsonType(value);
  const message = `Invalid type for '${at}': expected ${wanted}, but got ${got} instead.`;
  return wrongParameter(path, 'type', message, value);
}

/** @param wanted completes "expected …": `a value >= 0`. */
export function wrongValue(path: Path, wanted: string, value?: unknown): Finding {
  return wrongParameter(path, 'value', `Invalid '${paramPath(path)}': expected ${wanted}.`, value);
}

export function notSupported(path: Path, values: readonly unknown[], value: unknown): Finding {
  const message = `Invalid value for '${paramPath(path)}'. Supported values are: ${quoted(values)}.`;
  return wrongParameter(path, 'value', message, value);
}

/** @param type `string` or `array`. */
export function empty(path: Path, type: string, value: unknown): Finding {
  const message = `Invalid '${paramPath(path)}': expected a non-empty ${type}.`;
  return wrongParameter(path, 'value', message, value, true);
}

/** `'a', 'b' and 'c'`. */
function quoted(values: readonly unknown[]): string {
  const words = values.map((value) => `'${String(value)}'`);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
