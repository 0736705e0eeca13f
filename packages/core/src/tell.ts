import { foldStatus, isErrorStatus } from './by-status.js';
import { catalog, catalogRow } from './catalog.js';
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

/** Fault and profile → what the caller is told (docs/contract.md, "Profiles" and "Wording"). */
export function tell(fault: Fault, profile: Profile): Told {
  const { param } = fault;
  const row = rowOf(fault, profile);
  return {
    status: emittedStatus(fault, row, profile),
    type: row?.type ?? typeOf(fault),
    code: codeOf(fault, row),
    message: messageOf(fault, row),
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

function codeOf(fault: Fault, row: ProfileRow | undefined): string | null {
  const said = row?.code;
  const code = typeof said === 'function' ? attempt(() => said(fault)) : said;
  if (code === null) return null;
  return typeof code === 'string' ? wireText(code, MAX_WORD_BYTES) : word(fault.code, fault);
}

/** A subclass may have put anything in its place. */
function typeOf(fault: Fault): string {
  return typeof fault.type === 'string' ? word(fault.type, fault) : catalog.internal_error.type;
}

/** The catalog's words are sound; a custom fault's may be anything. */
function word(text: string, { code }: Fault): string {
  return catalogRow(code) === undefined ? wireText(text, MAX_WORD_BYTES) : text;
}

function messageOf(fault: Fault, row: ProfileRow | undefined): string {
  const usual = catalogRow(fault.code)?.message ?? 'the request failed';
  const worded = row?.message;
  if (typeof worded === 'function') {
    // Not for the caller's eyes: the profile words it as if nothing had been said.
    const subject = fault.expose ? fault : Object.create(fault, { message: { value: usual } });
    const said = attempt(() => worded(subject));
    if (isText(said)) return hasOwnMessage(fault) ? shown(said, usual) : wireText(said);
  }
  const otherwise = isText(worded) ? worded : usual;
  return fault.expose && hasOwnMessage(fault) ? shown(fault.message, otherwise) : otherwise;
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
