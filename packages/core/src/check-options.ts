import { isErrorStatus } from './by-status.js';
import type { FaultwireOptions } from './observer.js';

type Check = (value: unknown) => string | undefined;

const OPTIONS: { readonly [K in keyof Required<FaultwireOptions>]: Check } = {
  profile: checkProfile,
  recognizers: listOf(
    'a recognizer { name, recognize }',
    (one) => typeof one['recognize'] === 'function',
  ),
  credentials: (value) =>
    value === 'operator' || value === 'caller' ? undefined : `must be 'operator' or 'caller'`,
  logger: checkLogger,
  observers: listOf('an observer, an object of hooks', (one) =>
    ['onFault', 'onSuccess', 'onAttempt', 'onCircuit'].every((hook) =>
      optional(one[hook], 'function'),
    ),
  ),
  allow: checkAllow,
  environment: (value) => (typeof value === 'string' ? undefined : 'must be a string'),
  keyHintSecret: (value) =>
    typeof value === 'string' && value !== '' ? undefined : 'must be a string that is not empty',
};

/**
 * Refuses wrong options at start, with a sentence that names the option; every adapter's options
 * pass here. What is undefined counts as left out.
 *
 * @throws TypeError where an option is unknown or its value makes no sense.
 * @example
 * ```ts
 * checkOptions({ logger: true }); // TypeError: faultwire: the option `logger` must be …; it is true.
 * ```
 */
export function checkOptions(options: FaultwireOptions | undefined): FaultwireOptions {
  const given = options === undefined ? {} : options;
  if (!isRecord(given))
    throw new TypeError(`faultwire: the options must be an object; they are ${shown(given)}.`);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(OPTIONS, name))
      throw new TypeError(
        `faultwire: there is no option \`${name}\`; there are ${Object.keys(OPTIONS).join(', ')}.`,
      );
    const wrong = value === undefined ? undefined : OPTIONS[name as keyof FaultwireOptions](value);
    if (wrong !== undefined)
      throw new TypeError(`faultwire: the option \`${name}\` ${wrong}; it is ${shown(value)}.`);
  }
  return given;
}

function checkProfile(value: unknown): string | undefined {
  if (!isRecord(value)) return 'must be a profile such as `profiles.standard`';
  for (const key of ['name', 'basePath', 'keyPrefix'])
    if (typeof value[key] !== 'string') return `must be a profile whose \`${key}\` is a string`;
  const { keys, fold, codes } = value;
  if (!Array.isArray(keys) || !keys.includes('message'))
    return 'must be a profile whose `keys` are the keys of the envelope, `message` among them';
  if (!isRecord(fold) || !Object.values(fold).every(isErrorStatus))
    return 'must be a profile whose `fold` names statuses from 400 to 599';
  if (!isRecord(codes)) return 'must be a profile whose `codes` are rows by code';
  for (const [code, row] of Object.entries(codes))
    if (!isRecord(row) || (row['status'] !== undefined && !isErrorStatus(row['status'])))
      return `must be a profile whose row \`${code}\` has a status from 400 to 599, or none`;
  if (keys.includes('doc_url') && typeof value['docUrl'] !== 'function')
    return 'must be a profile with a function `docUrl`, because it prints `doc_url`';
  return undefined;
}

function checkLogger(value: unknown): string | undefined {
  if (value === false) return undefined;
  const complete =
    isRecord(value) &&
    ['info', 'warn', 'error'].every((level) => typeof value[level] === 'function');
  return complete ? undefined : 'must have the functions `info`, `warn` and `error`, or be `false`';
}

function checkAllow(value: unknown): string | undefined {
  const sentence = "must name the methods of each path, such as { '/v1/models': ['GET'] }";
  if (!isRecord(value)) return sentence;
  const complete = Object.entries(value).every(
    ([path, methods]) =>
      path.startsWith('/') &&
      Array.isArray(methods) &&
      methods.length > 0 &&
      methods.every((method) => typeof method === 'string' && /^[A-Z-]{1,32}$/.test(method)),
  );
  return complete ? undefined : sentence;
}

function listOf(what: string, complete: (one: Record<string, unknown>) => boolean): Check {
  return (value) => {
    if (!Array.isArray(value)) return `must be an array, each of it ${what}`;
    const wrong = value.findIndex((one) => !isRecord(one) || !complete(one));
    return wrong === -1 ? undefined : `must hold at [${wrong}] ${what}`;
  };
}

function optional(value: unknown, type: string): boolean {
  return value === undefined || typeof value === type;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough to find the mistake by; never the value of an object, which may hold a secret. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `a string of ${value.length} characters`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
