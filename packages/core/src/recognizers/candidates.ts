import { attempt, isObject, read } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { recognizers } from './index.js';

/**
 * Without any of these properties an Error cannot be the recognizer's, so it need not be asked;
 * one that is not listed here is always asked. (`name` counts where it is not plain `Error`.)
 * In a storm the thirty questions cost more than all the rest of an answer.
 */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  nest: ['getStatus'],
  boom: ['isBoom'],
  fastify: ['code'],
  zod: ['issues'],
  ajv: ['errors'],
  'class-validator': ['errors', 'constraints', 'children'],
  'express-openapi-validator': ['errors'],
  'body-parser': ['type', 'code'],
  'co-body': ['body'],
  jsonwebtoken: ['name'],
  jose: ['code'],
  'rate-limiter-flexible': ['name', 'msBeforeNext'],
  'express-rate-limit': ['code', 'limit', 'windowMs'],
  anthropic: ['error'],
  'ai-sdk': ['name'],
  axios: ['isAxiosError', '__CANCEL__'],
  got: ['options'],
  ky: ['request'],
  'foreign-response': ['response', 'headers'],
  abort: ['name', 'code'],
  network: ['name', 'code', 'cause', 'errors'],
  'json-syntax': ['name'],
  uri: ['name'],
  'http-errors': ['expose'],
  'file-system': ['errno'],
  'standard-schema': ['issues'],
  'status-error': ['status', 'statusCode'],
};

const KEYS: readonly string[] = [...new Set(Object.values(TELLING).flat())];
const MASKS: readonly number[] = recognizers.map(({ name }) => maskOf(TELLING[name]));

/** One bit a key; every bit for who is always asked. A number has 31 of them to give. */
function maskOf(telling: readonly string[] | undefined): number {
  if (telling === undefined) return -1;
  return telling.reduce((mask, key) => mask | (1 << KEYS.indexOf(key)), 0);
}

const NAME = maskOf(['name']);

/** Errors come in few shapes; hostile ones must not fill the memory. */
const known = new Map<number, readonly Recognizer[]>();
const MOST_KNOWN = 256;

/** The built-in recognizers that have to be asked of this value, in their order. Never throws. */
export function candidates(thrown: unknown): readonly Recognizer[] {
  const present = attempt(() => telling(thrown));
  if (present === undefined) return recognizers;
  const remembered = known.get(present);
  if (remembered !== undefined) return remembered;
  const asked = recognizers.filter((_, index) => ((MASKS[index] ?? -1) & present) !== 0);
  if (known.size < MOST_KNOWN) known.set(present, asked);
  return asked;
}

/** Which of the keys are there; undefined for what is no Error. */
function telling(thrown: unknown): number | undefined {
  if (!isObject(thrown) || !('stack' in thrown)) return undefined;
  let present = 1 << 31;
  for (let bit = 0; bit < KEYS.length; bit += 1)
    if ((KEYS[bit] as string) in thrown) present |= 1 << bit;
  if (read(thrown, 'name') === 'Error') present &= ~NAME;
  return present;
}
