import { faultCodeByStatus, foldStatus, isErrorStatus } from './by-status.js';
import { type CatalogRow, catalog, isFaultCode } from './catalog.js';
import { envelope } from './envelope.js';
import { read } from './guarded.js';
import { meaningHeaders, NO_HEADERS } from './meaning-headers.js';
import {
  hide,
  makePrintable,
  printableAttempts,
  printableFound,
  printableParam,
  printableUpstream,
  setBehind,
  thrownBehind,
} from './printable.js';
import { redact } from './redact.js';
import { retryAfterSeconds, usableWait } from './retry-hint.js';
import { areSound, soundOptions } from './sound-options.js';
import type {
  Attempt,
  ErrorEnvelope,
  Evidence,
  FaultCode,
  Issue,
  Origin,
  PartialOutput,
  UpstreamFailure,
} from './types.js';

/** `Symbol.for`, so that copies, majors and realms agree on what is a Fault. */
const BRAND = Symbol.for('faultwire.fault');

/** What may be said of a fault beside its code; everything is optional. */
export interface FaultOptions {
  /** Default: the profile's wording for the code. */
  message?: string | undefined;
  /** May the caller see the message? Default: yes below 500. */
  expose?: boolean | undefined;
  /** The parameter at fault: `'messages[2].content'`, or a zod issue's path as it is. */
  param?: string | readonly PropertyKey[] | undefined;
  /** What is wrong with it. */
  issue?: Issue | undefined;
  /** The offending scalar, for profiles that print it: `Invalid 'temperature' parameter: '9'`. */
  found?: string | number | boolean | undefined;
  /** How long the caller should wait, in ms. Zero, negative and over 31 days are dropped. */
  retryAfterMs?: number | undefined;
  /** May the same request succeed later? Default: the catalog's word. */
  retryable?: boolean | undefined;
  /** `www-authenticate`, `allow`, `ratelimit*`; any other is dropped. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** What was thrown. `fault.cause` gives it back, or a stand-in where printing it would leak. */
  cause?: unknown;
  /** Whose fault. Default: the catalog's word, or what `upstream` implies. */
  origin?: Origin | undefined;
  /** For recognizers: what decided. */
  evidence?: Omit<Evidence, 'recognizer'> | undefined;
  /** For provider readers: what the provider said. */
  upstream?: UpstreamFailure | undefined;
  /** For `@faultwire/upstream`: the trail of calls. */
  attempts?: readonly Attempt[] | undefined;
  /** For `@faultwire/upstream`: what had come of a broken stream. */
  partial?: PartialOutput | undefined;
}

/** What a code outside the catalog has to say for itself. */
export interface CustomFaultOptions extends FaultOptions {
  /** From 400 to 599; anything else makes the fault an `internal_error`. */
  status: number;
  type: string;
}

/**
 * The one error that every package speaks: branded, subclassable, and an http-errors shaped Error
 * (`status`, `statusCode`, `expose`, `headers`), so that it behaves where our handler is missing.
 * `status` and `type` are the catalog's; only `answer` applies a profile.
 *
 * @example
 * ```ts
 * class ToolFailed extends Fault {
 *   constructor(readonly tool: string, cause: unknown) {
 *     super('tool_execution_failed', { message: `The tool ${tool} failed.`, cause });
 *   }
 * }
 * ```
 */
export class Fault extends Error {
  declare readonly code: FaultCode | (string & {});
  declare readonly type: string;
  /** The status of the `standard` profile. */
  declare readonly status: number;
  /** The same, under http-errors' second name. */
  declare readonly statusCode: number;
  /** May the caller see `message`? */
  declare readonly expose: boolean;
  declare readonly origin: Origin;
  declare readonly retryable: boolean;
  /** The wait in ms, where one is known. */
  declare readonly retryAfterMs: number | undefined;
  /** Meaning headers only, `retry-after` included. */
  declare readonly headers: Readonly<Record<string, string>>;
  declare readonly param: string | undefined;
  declare readonly issue: Issue | undefined;
  declare readonly found: string | number | boolean | undefined;
  declare readonly evidence: Evidence;
  declare readonly upstream: UpstreamFailure | undefined;
  declare readonly attempts: readonly Attempt[];
  declare readonly partial: PartialOutput | undefined;
  /**
   * What was thrown, itself; but where its words, its properties or what lies behind it hold a
   * secret or a whole request, a stand-in: `instanceof` and properties asked for by name behave
   * as before, printers and loggers find nothing to leak.
   */
  declare readonly cause: unknown;

  /**
   * @param code a code of the catalog; for others see `fault.custom`.
   * @param said all optional; a value that makes no sense is dropped, never thrown on.
   */
  constructor(code: FaultCode, said: FaultOptions = {}) {
    const options = areSound(said) ? said : soundOptions(said);
    const row = rowOf(code, said);
    const origin = options.origin ?? impliedOrigin(code, row.origin, options.upstream);
    // A stack is the dearest part of an error (about 5 µs), so it is taken only where somebody
    // will read it: for the gateway's own faults.
    const limit = Error.stackTraceLimit;
    const quiet = origin !== 'gateway' && Reflect.set(Error, 'stackTraceLimit', 0);
    // Redacted here and not when printed, because V8 writes it into the stack as well.
    super(options.message ? redact(options.message) : row.message);
    if (quiet) Error.stackTraceLimit = limit;
    const retryAfterMs = usableWait(options.retryAfterMs);
    this.code = row.code ?? code;
    this.type = row.type;
    this.status = row.status;
    this.statusCode = row.status;
    this.expose = options.expose ?? row.status < 500;
    this.origin = origin;
    this.retryable = options.retryable ?? (row.retry === 'yes' || row.retry === 'wait');
    this.retryAfterMs = retryAfterMs;
    this.headers = headersOf(options.headers, retryAfterMs);
    this.param = options.param === undefined ? row.param : printableParam(options.param);
    this.issue = options.issue;
    this.found = printableFound(options.found);
    this.evidence = options.evidence ? evidenceOf(options.evidence) : THROWN;
    this.upstream = printableUpstream(options.upstream);
    this.attempts = options.attempts === undefined ? NONE : printableAttempts(options.attempts);
    this.partial = options.partial;
    if (options.partial?.text !== undefined) hide(this, 'partial', options.partial);
    if (options.cause !== undefined) setBehind(this, options.cause);
  }

  /** The envelope of the `standard` profile, and nothing else. */
  toJSON(): ErrorEnvelope {
    return envelope(this);
  }
}

// On the prototype, so that a million faults carry neither.
Object.defineProperty(Fault.prototype, BRAND, { value: true });
Object.defineProperty(Fault.prototype, 'name', {
  value: 'Fault',
  writable: true,
  configurable: true,
});

makePrintable(Fault.prototype);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const THROWN: Evidence = Object.freeze({ recognizer: 'fault', by: 'brand' });
const NONE: readonly never[] = Object.freeze([]);

/** A row of the catalog or one like it; `code` only where it is not the one that was asked for. */
interface Row extends CatalogRow {
  readonly code?: string;
}

const DEFECT: Row = Object.freeze({ ...catalog.internal_error, code: 'internal_error' });

function rowOf(code: string, options: Partial<CustomFaultOptions>): Row {
  if (isFaultCode(code)) return catalog[code];
  const { status, type } = options ?? {};
  if (typeof code !== 'string' || code === '' || !isErrorStatus(status) || typeof type !== 'string')
    return DEFECT;
  const caller = status < 500;
  return {
    type,
    status: foldStatus(status),
    message: caller ? 'the request failed' : catalog.internal_error.message,
    retry: catalog[faultCodeByStatus(status)].retry,
    origin: caller ? 'caller' : 'gateway',
  };
}

// The request itself is at fault, though a provider found it out (docs/contract.md, "Origin").
const REQUEST_STATUSES: ReadonlySet<number> = new Set([400, 413, 415, 422]);

function impliedOrigin(code: string, usual: Origin, upstream: UpstreamFailure | undefined): Origin {
  if (upstream === undefined || code === 'upstream_rejected') return usual;
  const status = isFaultCode(code) ? catalog[code].status : 0;
  return REQUEST_STATUSES.has(status) || code === 'model_not_found' ? 'caller' : 'upstream';
}

function headersOf(
  given: FaultOptions['headers'],
  retryAfterMs: number | undefined,
): Readonly<Record<string, string>> {
  if (given === undefined && retryAfterMs === undefined) return NO_HEADERS;
  const headers = meaningHeaders(given);
  if (retryAfterMs !== undefined) headers['retry-after'] = String(retryAfterSeconds(retryAfterMs));
  return headers;
}

/** Its own object, so that the recognizer's name can be put in later. */
function evidenceOf({ by, field, value }: Omit<Evidence, 'recognizer'>): Evidence {
  const evidence: Mutable<Evidence> = { recognizer: 'fault', by };
  if (field !== undefined) evidence.field = field;
  if (value !== undefined) evidence.value = shortWord(String(value));
  return evidence;
}

/** Codes, statuses and names of classes are too short to hide a secret. */
function shortWord(value: string): string {
  return value.length <= 16 ? value : redact(value.slice(0, 200));
}

/**
 * Names the recognizer that made a Fault, and hangs what was thrown behind it as its cause.
 * @internal
 */
export function stampEvidence(made: Fault, recognizer: string, thrown: unknown): Fault {
  // A recognizer may hand out the same one each time, and have frozen it.
  if (Object.isFrozen(made)) return made;
  const { evidence } = made as { evidence: Mutable<Evidence> };
  if (evidence === THROWN) (made as Mutable<Fault>).evidence = { recognizer, by: 'none' };
  else if (evidence.recognizer === 'fault') evidence.recognizer = recognizer;
  if (thrownBehind(made) === undefined && made !== thrown) setBehind(made, thrown);
  return made;
}

/**
 * Is it a Fault, of this copy of the package or any other? Never throws.
 *
 * @example
 * ```ts
 * if (isFault(error)) console.log(error.code);
 * ```
 */
export function isFault(value: unknown): value is Fault {
  return read(value, BRAND) === true;
}

function create(code: FaultCode, options?: FaultOptions): Fault {
  return new Fault(code, options);
}

function custom(code: string, options: CustomFaultOptions): Fault {
  return new Fault(code as FaultCode, options);
}

/**
 * The one verb: makes a Fault with a code of the catalog, or with `fault.custom` one outside it.
 * Never throws: a custom fault whose status is not from 400 to 599 is an `internal_error`.
 *
 * @example
 * ```ts
 * throw fault('rate_limit_exceeded', { retryAfterMs: 20_000 });
 * throw fault.custom('account_frozen', { status: 403, type: 'permission_error', message: 'This account is frozen.' });
 * ```
 */
export const fault: {
  (code: FaultCode, options?: FaultOptions): Fault;
  custom(code: string, options: CustomFaultOptions): Fault;
} = Object.assign(create, { custom });
