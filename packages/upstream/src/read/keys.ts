import type { JsonObject } from './json.js';

/** Under which keys providers say what; of each list the usual one first. */
export const KEYS = {
  message: [
    'message',
    'msg',
    'error_message',
    'errorMessage',
    'error_msg',
    'Message',
    'errmsg',
    'err_msg',
    'detail',
    'error_description',
    'status_msg',
    'faultstring',
    'description',
    'details',
    'title',
  ],
  /** Where they declare what it is: codes before reasons before types. */
  word: [
    'code',
    'error_code',
    'errorCode',
    'Code',
    'err_code',
    'errcode',
    'status_code',
    'reason',
    'blockReason',
    'status',
    'error_type',
    'errorType',
    'type',
    '__type',
    'error',
    'title',
    'name',
  ],
  status: [
    'status_code',
    'statusCode',
    'http_code',
    'http_status',
    'httpStatus',
    'status',
    'code',
    'error_code',
  ],
  wait: [
    'retryDelay',
    'retry_delay',
    'retry_after',
    'retryAfter',
    'retry_after_seconds',
    'retry_after_ms',
    'resets_in_seconds',
    'reset_in_seconds',
    'estimated_time',
  ],
  param: ['param', 'parameter', 'loc', 'details'],
  details: ['details'],
  metadata: ['metadata'],
} as const;

type Role = keyof typeof KEYS;
const ROLES = Object.keys(KEYS) as Role[];

/** Which keys of each list an object has: bit 0 for the first of the list. */
export type KeysThere = Record<Role, number>;

const bits: ReadonlyMap<string, KeysThere> = new Map(
  ROLES.flatMap((role) => KEYS[role] as readonly string[]).map((key) => [key, bitsOf(key)]),
);

function bitsOf(key: string): KeysThere {
  const bit = (role: Role): [Role, number] => {
    const at = (KEYS[role] as readonly string[]).indexOf(key);
    return [role, at < 0 ? 0 : 1 << at];
  };
  return Object.fromEntries(ROLES.map(bit)) as KeysThere;
}

/**
 * Looks through an object's keys once. It has five, the lists have sixty: asking it for each of
 * those cost more than all else that is done with it.
 */
export function keysThere(object: JsonObject): KeysThere {
  const there = { message: 0, word: 0, status: 0, wait: 0, param: 0, details: 0, metadata: 0 };
  for (const key in object) {
    const found = bits.get(key);
    if (found === undefined) continue;
    there.message |= found.message;
    there.word |= found.word;
    there.status |= found.status;
    there.wait |= found.wait;
    there.param |= found.param;
    there.details |= found.details;
    there.metadata |= found.metadata;
  }
  return there;
}

/** The first key of a list that is there. */
export function firstKey(list: readonly string[], there: number): string {
  return list[31 - Math.clz32(there & -there)] as string;
}

/** What is there beside the first. */
export function without(there: number): number {
  return there & (there - 1);
}
