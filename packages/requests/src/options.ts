import type { ModelCatalog, ModelLimits } from './window/context-window.js';

/** How a kind of request is to be checked. Everything is optional. */
export interface RequestOptions {
  /**
   * What each model holds: a function, or an object by model name. Models that it does not know
   * have no window checked. Default: none.
   */
  models?: ModelCatalog | Readonly<Record<string, ModelLimits>> | undefined;
  /**
   * A parameter that is not in the API's reference: `pass` it on, as providers add parameters, or
   * `reject` it. Default: `pass`.
   */
  onUnknown?: 'pass' | 'reject' | undefined;
  /** The largest image in a data URL, in bytes once decoded. Default: 20 MiB. */
  maxImageBytes?: number | undefined;
  /** What is too large to be looked at. */
  limits?: Partial<RequestLimits> | undefined;
}

/** Beyond these a request is `request_too_large`. Counts are of elements, sizes of UTF-16 units. */
export interface RequestLimits {
  /** All texts and data together. Default: 128 Mi. */
  bodyChars: number;
  /** The text of one message. Default: 10 Mi, as OpenAI has it. */
  messageChars: number;
  /** Messages, or items of a Responses input. Default: 20,000. */
  messages: number;
  /** Content parts or tool calls of one message. Default: 4,096. */
  parts: number;
  /** Tools or functions. Default: 4,096. */
  tools: number;
  /** Inputs of one embeddings request. Default: 2,048, as OpenAI has it. */
  inputs: number;
}

/** Options as the checks use them. */
export interface CheckedOptions {
  readonly models: ModelCatalog;
  readonly onUnknown: 'pass' | 'reject';
  readonly maxImageBytes: number;
  readonly limits: Readonly<RequestLimits>;
}

const DEFAULT_LIMITS: Readonly<RequestLimits> = {
  bodyChars: 128 * 1024 * 1024,
  messageChars: 10 * 1024 * 1024,
  messages: 20_000,
  parts: 4096,
  tools: 4096,
  inputs: 2048,
};

const OPTIONS: ReadonlySet<string> = new Set(['models', 'onUnknown', 'maxImageBytes', 'limits']);

/** @throws TypeError that names the option which makes no sense. */
export function checkedOptions(options: RequestOptions = {}): CheckedOptions {
  if (typeof options !== 'object' || options === null)
    throw new TypeError('faultwire: the options must be an object.');
  for (const name of Object.keys(options))
    if (!OPTIONS.has(name)) throw new TypeError(`faultwire: there is no option \`${name}\`.`);
  const { onUnknown = 'pass', maxImageBytes = 20 * 1024 * 1024, limits = {} } = options;
  if (onUnknown !== 'pass' && onUnknown !== 'reject')
    throw new TypeError("faultwire: the option `onUnknown` must be 'pass' or 'reject'.");
  expectSize('maxImageBytes', maxImageBytes);
  if (typeof limits !== 'object' || limits === null)
    throw new TypeError('faultwire: the option `limits` must be an object.');
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name))
      throw new TypeError(`faultwire: there is no option \`limits.${name}\`.`);
    if (value !== undefined) expectSize(`limits.${name}`, value);
  }
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return {
    models: catalogOf(options.models),
    onUnknown,
    maxImageBytes,
    limits: { ...DEFAULT_LIMITS, ...Object.fromEntries(given) },
  };
}

function expectSize(name: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0))
    throw new TypeError(`faultwire: the option \`${name}\` must be a number that is not negative.`);
}

function catalogOf(models: RequestOptions['models']): ModelCatalog {
  if (models === undefined) return () => undefined;
  if (typeof models === 'function') return models;
  if (typeof models !== 'object' || models === null)
    throw new TypeError(
      'faultwire: the option `models` must be a function or an object of limits.',
    );
  for (const [name, limits] of Object.entries(models))
    expectSize(`models['${name}'].contextTokens`, limits?.contextTokens);
  return (model) => (Object.hasOwn(models, model) ? models[model] : undefined);
}
