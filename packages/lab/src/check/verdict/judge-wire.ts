import { Buffer } from 'node:buffer';
import type { Profile, StreamDialect } from '@faultwire/core';
import type { WireAnswer } from '../wire/wire-answer.js';
import type { Broken } from './rules.js';
import type { Told } from './told.js';

type Fields = Readonly<Record<string, unknown>>;

/** A failure before the first byte, as it stands on the wire (docs/contract.md, "The envelope"). */
export function judgePlain(
  wire: WireAnswer,
  told: Told,
  profile: Profile,
  dialect: StreamDialect,
): readonly Broken[] {
  const { status, headers, body } = wire;
  const broken: Broken[] = [];
  if (status !== told.status) {
    broken.push({ rule: 'status', found: `${status}, not ${told.status}` });
  }
  const error = errorOf(body);
  const mistake =
    error === undefined ? 'no error object' : envelopeMistake(error, profile, dialect);
  if (mistake !== undefined) broken.push({ rule: 'envelope', found: mistake });
  else if (error !== undefined) broken.push(...judgeWords(error, told, dialect));
  const type = headers['content-type'] ?? 'none';
  const length = headers['content-length'];
  if (!/^application\/json\b/.test(type)) broken.push({ rule: 'content-type', found: type });
  else if (length !== String(Buffer.byteLength(body))) {
    broken.push({ rule: 'content-type', found: `content-length ${length ?? 'none'}` });
  }
  if (headers['x-request-id'] === undefined) broken.push({ rule: 'request-id', found: 'none' });
  if (!/no-store/.test(headers['cache-control'] ?? '')) {
    broken.push({ rule: 'cache', found: headers['cache-control'] ?? 'no cache-control' });
  }
  if (status === told.status) broken.push(...judgeHints(headers, told));
  return broken;
}

/** A failure after the first byte: the last frame, then a clean end (docs/contract.md, "Streams"). */
export function judgeStream(
  wire: WireAnswer,
  told: Told,
  dialect: StreamDialect,
): readonly Broken[] {
  const frames = wire.body.split(/\r?\n\r?\n/).filter((frame) => /^data:/m.test(frame));
  const last = /^data: ?(.*)$/m.exec(frames.at(-1) ?? '')?.[1] ?? '';
  const error = errorOf(last);
  if (error === undefined) {
    const shown = last === '' ? 'no frame' : JSON.stringify(last.slice(0, 60));
    return [{ rule: 'error-frame', found: `the last frame is ${shown}` }];
  }
  if (!wire.whole) return [{ rule: 'error-frame', found: 'the response was cut after the frame' }];
  return judgeWords(error, told, dialect);
}

/** Type and code, where the dialect has them. */
function judgeWords(error: Fields, told: Told, dialect: StreamDialect): readonly Broken[] {
  const broken: Broken[] = [];
  const type = dialect === 'gemini' ? error['status'] : error['type'];
  if (type !== told.type) broken.push({ rule: 'type', found: `${type}, not ${told.type}` });
  if (dialect === 'anthropic') return broken;
  const code = (error['code'] ?? null) as string | null;
  if (!told.codes.includes(code)) {
    broken.push({ rule: 'code', found: `${code}, not ${told.codes.join(' or ')}` });
  }
  return broken;
}

function envelopeMistake(
  error: Fields,
  profile: Profile,
  dialect: StreamDialect,
): string | undefined {
  const { message } = error;
  if (typeof message !== 'string' || message === '') return 'no message';
  if (dialect === 'anthropic' || dialect === 'gemini') return undefined;
  for (const key of profile.keys) {
    if (!profile.omitNull && !Object.hasOwn(error, key)) return `no ${key}`;
  }
  const more = Object.keys(error).find((key) => !(profile.keys as readonly string[]).includes(key));
  return more === undefined ? undefined : `${more}, which the profile does not print`;
}

function judgeHints(headers: WireAnswer['headers'], told: Told): readonly Broken[] {
  const should = headers['x-should-retry'];
  const after = headers['retry-after'];
  // A wait of a minute or more forbids the retry.
  const expected = after !== undefined && Number(after) >= 60 ? 'false' : told.shouldRetry;
  if (should !== expected) {
    return [
      {
        rule: 'retry-hint',
        found: `x-should-retry ${should ?? 'none'}, not ${expected ?? 'none'}`,
      },
    ];
  }
  const isWait = after !== undefined && /^\d+$/.test(after) && Number(after) >= 1;
  if (told.waits && !isWait)
    return [{ rule: 'retry-hint', found: `retry-after ${after ?? 'none'}` }];
  return [];
}

function errorOf(body: string): Fields | undefined {
  try {
    const error: unknown = JSON.parse(body)?.error;
    return typeof error === 'object' && error !== null && !Array.isArray(error)
      ? (error as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}
