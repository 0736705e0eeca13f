/**
 * Reading values that may be hostile: throwing getters, revoked proxies, cycles
 * (docs/contract.md, "Bad input never hurts"). Nothing here throws.
 */

/** May properties be read of it at all? */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** `value[key]`, or undefined where there is none or reading it throws. */
export function read(value: unknown, key: PropertyKey): unknown {
  if (!isObject(value)) return undefined;
  try {
    return (value as Record<PropertyKey, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** A string property, cut to `max` characters (default 8,192); anything else is undefined. */
export function readString(value: unknown, key: PropertyKey, max = 8192): string | undefined {
  const found = read(value, key);
  return typeof found === 'string' ? found.slice(0, max) : undefined;
}

/** A finite number property; anything else is undefined. */
export function readNumber(value: unknown, key: PropertyKey): number | undefined {
  const found = read(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** The first `max` elements of an array property (default 100); anything else is undefined. */
export function readArray(value: unknown, key: PropertyKey, max = 100): unknown[] | undefined {
  return asArray(read(value, key), max);
}

/** The first `max` elements of an array, each read safely; undefined for what is no array. */
export function asArray(value: unknown, max = 100): unknown[] | undefined {
  try {
    if (!Array.isArray(value)) return undefined;
    const length = Math.min(value.length, max);
    const found: unknown[] = [];
    for (let index = 0; index < length; index += 1) found.push(read(value, index));
    return found;
  } catch {
    return undefined;
  }
}

/** A path of properties: `readPath(error, 'response', 'data', 'error')`. */
export function readPath(value: unknown, ...keys: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of keys) found = read(found, key);
  return found;
}

/** Is there such a property, own or inherited? */
export function has(value: unknown, key: PropertyKey): boolean {
  if (!isObject(value)) return false;
  try {
    return key in value;
  } catch {
    return false;
  }
}

/** One header out of a Headers object, a plain record or an array-valued one. */
export function readHeader(headers: unknown, name: string): string | undefined {
  const get = read(headers, 'get');
  if (typeof get === 'function') {
    try {
      const found: unknown = Reflect.apply(get, headers, [name]);
      if (typeof found === 'string') return found;
    } catch {
      // Not a Headers object after all: read it as a record.
    }
  }
  const found = read(headers, name) ?? caseless(headers, name);
  if (typeof found === 'number') return String(found);
  if (typeof found === 'string') return found;
  const first = asArray(found, 1)?.[0];
  return typeof first === 'string' ? first : undefined;
}

function caseless(headers: unknown, name: string): unknown {
  if (!isObject(headers)) return undefined;
  try {
    const key = Object.keys(headers)
      .slice(0, 200)
      .find((candidate) => candidate.toLowerCase() === name);
    return key === undefined ? undefined : read(headers, key);
  } catch {
    return undefined;
  }
}

/** Runs it; what it throws is undefined. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
