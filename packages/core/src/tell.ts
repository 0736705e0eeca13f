import { foldStatus, isErrorStatus } from './by-status.js';
import { type CatalogRow, catalog, catalogRow } from './catalog.js';
import type { Fault } from './fault.js';
import { look, VISIBLE } from './first-look.js';
import { attempt } from './guarded.js';
import type { Profile, ProfileRow } from './profiles/profile.js';
import { hasOwnMessage } from './profiles/wording.js';
import { redact } from './redact.js';
import { wireText } from './wire-text.js';
import { withoutInternals } from './without-internals.js';

/** A fault as one profile tells it. */
export interface Told {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
  readonly param: string | null;
}

/** Codes, types and paths are short by nature; anything longer is an attack or an accident. */
const MAX_WORD_BYTES = 512;

/** The catalog's row; a custom fault has none. */
type Usual = CatalogRow | undefined;

/** Fault and profile → what the caller is told (docs/contract.md, "Profiles" and "Wording"). */
export function tell(fault: Fault, profile: Profile): Told {
  const { param } = fault;
  const row = rowOf(fault, profile);
  const usual = catalogRow(fault.code);
  return {
    status: emittedStatus(fault, row, profile),
    type: row?.type ?? typeOf(fault, usual),
    code: codeOf(fault, row, usual),
    message: messageOf(fault, row, usual),
    param: typeof param === 'string' ? wireText(param, MAX_WORD_BYTES) : null,
  };
}

/** The status alone, for the log. Of a caller who left nothing is sent, so nothing is folded. */
export function statusOf(fault: Fault, profile: Profile): number {
  if (fault.code === 'client_closed_request') return catalog.client_closed_request.status;
  return emittedStatus(fault, rowOf(fault, profile), profile);
}

function rowOf({ code }: Fault, { codes }: Profile): ProfileRow | undefined {
  return Object.hasOwn(codes, code)
    ? (codes as Record<string, ProfileRow | undefined>)[code]
    : undefined;
}

/** A status that the profile's own row names is in its table by that; any other folds. */
function emittedStatus(fault: Fault, row: ProfileRow | undefined, { fold }: Profile): number {
  const named = row?.status;
  if (isErrorStatus(named)) return fold[named] ?? named;
  const folded = fold[fault.status] ?? foldStatus(fault.status);
  return fold[folded] ?? folded;
}

function codeOf(fault: Fault, row: ProfileRow | undefined, usual: Usual): string | null {
  const said = row?.code;
  const code = typeof said === 'function' ? attempt(() => said(fault)) : said;
  if (code === null) return null;
  return typeof code === 'string' ? wireText(code, MAX_WORD_BYTES) : word(fault.code, usual);
}

/** A subclass may have put anything in its place. */
function typeOf({ type }: Fault, usual: Usual): string {
  return typeof type === 'string' ? word(type, usual) : catalog.internal_error.type;
}

/** The catalog's words are sound; a custom fault's may be anything. */
function word(text: string, usual: Usual): string {
  return usual === undefined ? wireText(text, MAX_WORD_BYTES) : text;
}

function messageOf(fault: Fault, row: ProfileRow | undefined, usual: Usual): string {
  const plain = usual?.message ?? 'the request failed';
  const worded = row?.message;
  if (typeof worded === 'function') {
    // Not for the caller's eyes: the profile words it as if nothing had been said.
    const subject = fault.expose ? fault : Object.create(fault, { message: { value: plain } });
    const said = attempt(() => worded(subject));
    if (isText(said)) return hasOwnMessage(fault, usual) ? shown(said, plain) : wireText(said);
  }
  const otherwise = isText(worded) ? worded : plain;
  return fault.expose && hasOwnMessage(fault, usual) ? shown(fault.message, otherwise) : otherwise;
}

/** A message is never empty (docs/contract.md, "The envelope"). */
function isText(said: unknown): said is string {
  return typeof said === 'string' && ((look(said) & VISIBLE) !== 0 || said.trim() !== '');
}

function shown(message: unknown, otherwise: string): string {
  if (message === otherwise) return otherwise;
  // Bounded before it is searched, so that 10 MB cost no more than 8 KiB.
  const plain = withoutInternals(String(message).slice(0, 16_384));
  const text = plain === undefined ? '' : wireText(redact(plain));
  return isText(text) ? text : otherwise;
}
