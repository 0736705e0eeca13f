import type { Fault } from './fault.js';
import { attempt, readString } from './guarded.js';
import { logText } from './log-text.js';

type Inspect = (value: unknown, options?: object) => string;

const MAX_BYTES = 8192;

/** What a Fault shows of itself, in this order; what is undefined or empty is left out. */
const SHOWN = [
  'code',
  'type',
  'status',
  'origin',
  'retryable',
  'retryAfterMs',
  'param',
  'evidence',
] as const;

/**
 * A Fault for `console.log` and the REPL: its words and stack without secrets, then facts of an
 * allow-list. What the provider said is cut down to its ids; a partial output to its size.
 */
export function inspectFault(
  fault: Fault,
  depth: number,
  options: object,
  inspect: Inspect,
): string {
  const name = attempt(() => fault.constructor.name) || 'Fault';
  const title = `${name}: ${logText(String(fault.message), MAX_BYTES)}`;
  if (depth < 0) return `[${title}]`;
  const stack = readString(fault, 'stack') ?? '';
  const frames = stack.indexOf('\n    at ');
  const head = frames < 0 ? title : title + logText(stack.slice(frames), MAX_BYTES);
  return `${head} ${attempt(() => inspect(facts(fault), options)) ?? ''}`.trimEnd();
}

function facts(fault: Fault): object {
  const shown: Record<string, unknown> = {};
  for (const key of SHOWN) if (fault[key] !== undefined) shown[key] = fault[key];
  if (fault.upstream !== undefined) {
    const { raw: _, ...ids } = fault.upstream;
    shown['upstream'] = ids;
  }
  if (fault.partial !== undefined) {
    const { frames, bytes } = fault.partial;
    shown['partial'] = { frames, bytes };
  }
  if (fault.attempts.length > 0) shown['attempts'] = fault.attempts;
  if (fault.cause !== undefined) shown['cause'] = fault.cause;
  return shown;
}
