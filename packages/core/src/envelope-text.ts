import { isFaultCode } from './catalog.js';
import { envelope } from './envelope.js';
import type { Fault } from './fault.js';
import { ESCAPED, look } from './first-look.js';
import type { EnvelopeKey, Profile } from './profiles/profile.js';
import type { Told } from './tell.js';

/** What differs from one fault of a code to the next. */
type Slot = 'message' | 'param';

/** The text between the slots, for all faults that one profile tells with this type and code. */
interface Layout {
  readonly type: string;
  readonly code: string | null;
  readonly slots: readonly Slot[];
  /** One more than the slots: what stands before, between and behind them. */
  readonly between: readonly string[];
  /** The last body that was written. In a storm the next one is the same. */
  last: { message: string; param: string | null; body: string } | undefined;
}

/** The layouts of a profile by code, of those that name a parameter and those that name none. */
interface Layouts {
  readonly isPlain: boolean;
  readonly named: Map<string, Layout>;
  readonly unnamed: Map<string, Layout>;
}

const layouts = new WeakMap<Profile, Layouts>();
/** A longer body is not worth the memory. */
const LONGEST_KEPT = 1024;

/**
 * The envelope as it is sent, the same text as `JSON.stringify(envelope(…))`: what faults of a code
 * have in common is written once.
 */
export function envelopeText(
  fault: Fault,
  profile: Profile,
  requestId: string | undefined,
  told: Told,
): string {
  const { isPlain, named, unnamed } = layoutsOf(profile);
  if (!isPlain || !isFaultCode(fault.code))
    return JSON.stringify(envelope(fault, profile, requestId, told));
  const known = told.param === null ? unnamed : named;
  let layout = known.get(fault.code);
  if (layout === undefined || layout.type !== told.type || layout.code !== told.code) {
    layout = layoutOf(profile, told);
    known.set(fault.code, layout);
  }
  const { message, param } = told;
  const { last } = layout;
  if (last !== undefined && last.message === message && last.param === param) return last.body;
  const body = written(layout, told);
  if (body.length <= LONGEST_KEPT) layout.last = { message, param, body };
  return body;
}

function written({ slots, between }: Layout, told: Told): string {
  let text = between[0] as string;
  for (let index = 0; index < slots.length; index += 1)
    text += quoted(told[slots[index] as Slot] as string) + (between[index + 1] as string);
  return text;
}

function quoted(text: string): string {
  return (look(text) & ESCAPED) === 0 ? `"${text}"` : JSON.stringify(text);
}

function layoutsOf(profile: Profile): Layouts {
  let known = layouts.get(profile);
  if (known === undefined) {
    known = { isPlain: isPlain(profile), named: new Map(), unnamed: new Map() };
    layouts.set(profile, known);
  }
  return known;
}

const PLAIN: readonly EnvelopeKey[] = ['message', 'type', 'code', 'param'];

/** Does it print nothing, and nothing twice, that changes from request to request? */
function isPlain({ keys }: Profile): boolean {
  return keys.every((key, index) => PLAIN.includes(key) && keys.indexOf(key) === index);
}

function layoutOf({ keys, omitNull }: Profile, told: Told): Layout {
  const { type, code } = told;
  const slots: Slot[] = [];
  const between: string[] = [];
  let text = '{"error":{';
  let comma = '';
  for (const key of keys) {
    const value = told[key as keyof Told];
    if (value === null && omitNull) continue;
    text += `${comma}"${key}":`;
    comma = ',';
    if (value === null || key === 'type' || key === 'code') text += JSON.stringify(value);
    else {
      slots.push(key as Slot);
      between.push(text);
      text = '';
    }
  }
  between.push(`${text}}}`);
  return { type, code, slots, between, last: undefined };
}
