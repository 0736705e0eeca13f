import { faultCodeByStatus, foldStatus, isErrorStatus } from './by-status.js';
import { type CatalogRow, catalog, catalogRow } from './catalog.js';
import { envelope } from './envelope.js';
import { evidenceOf, THROWN } from './evidence.js';
import { read } from './guarded.js';
import { hide, setBehind, unthrown } from './hidden.js';
import { meaningHeaders, NO_HEADERS } from './meaning-headers.js';
import {
  makePrintable,
  printableAttempts,
  printableFound,
  printableParam,
  printableUpstream,
} from './printable.js';
import { redact } from './redact.js';
import { retryAfterSeconds, usableWait } from './retry-hint.js';
import { soundOptions } from './sound-options.js';
import { areStandIns, limitStacks } from './stackless.js';
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
  constructor(code: FaultCode, said?: FaultOptions) {
    const facts = factsOf(code, said);
    const limit = Error.stackTraceLimit;
    const quiet = (facts.origin !== 'gateway' || areStandIns()) && limitStacks(undefined);
    super(facts.message);
    if (quiet) {
      limitStacks(limit);
      this.stack = `${this.name}: ${this.message}`;
    }
    describe(this, facts);
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

const NONE: readonly never[] = Object.freeze([]);
const NOTHING: FaultOptions = soundOptions({});

/** What a Fault is made of. */
interface Facts {
  readonly code: string;
  readonly row: CatalogRow;
  readonly origin: Origin;
  readonly message: string;
  readonly options: FaultOptions;
}

function factsOf(asked: string, said: FaultOptions | undefined): Facts {
  const options = said === undefined ? NOTHING : soundOptions(said);
  const row = catalogRow(asked) ?? customRow(asked, said);
  const code = row === DEFECT ? DEFECT_CODE : asked;
  return {
    code,
    row,
    origin: options.origin ?? impliedOrigin(code, row.origin, options.upstream),
    // Redacted here and not when printed, because V8 writes it into the stack as well.
    message: options.message ? redact(options.message) : row.message,
    options,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function describe(made: Mutable<Fault>, { code, row, origin, options }: Facts): void {
  const retryAfterMs = usableWait(options.retryAfterMs);
  made.code = code;
  made.type = row.type;
  made.status = row.status;
  made.statusCode = row.status;
  made.expose = options.expose ?? row.status < 500;
  made.origin = origin;
  made.retryable = options.retryable ?? (row.retry === 'yes' || row.retry === 'wait');
  made.retryAfterMs = retryAfterMs;
  made.headers = headersOf(options.headers, retryAfterMs);
  made.param = options.param === undefined ? row.param : printableParam(options.param);
  made.issue = options.issue;
  made.found = printableFound(options.found);
  made.evidence = options.evidence === undefined ? THROWN : evidenceOf(options.evidence);
  made.upstream = printableUpstream(options.upstream);
  made.attempts = options.attempts === undefined ? NONE : printableAttempts(options.attempts);
  made.partial = options.partial;
  if (options.partial?.text !== undefined) hide(made, 'partial', options.partial);
  if (options.cause !== undefined) setBehind(made, options.cause);
}

const DEFECT_CODE = 'internal_error';
const DEFECT: CatalogRow = catalog[DEFECT_CODE];

/** What stands for a row of the catalog where the thrower has a code of its own. */
function customRow(code: unknown, said: unknown): CatalogRow {
  const status = read(said, 'status');
  const type = read(said, 'type');
  if (typeof code !== 'string' || code === '' || !isErrorStatus(status) || typeof type !== 'string')
    return DEFECT;
  const caller = status < 500;
  return {
    type,
    status: foldStatus(status),
    message: caller ? 'the request failed' : DEFECT.message,
    retry: catalog[faultCodeByStatus(status)].retry,
    origin: caller ? 'caller' : 'gateway',
  };
}

// The request itself is at fault, though a provider found it out (docs/contract.md, "Origin").
const REQUEST_STATUSES: ReadonlySet<number> = new Set([400, 413, 415, 422]);

function impliedOrigin(code: string, usual: Origin, upstream: UpstreamFailure | undefined): Origin {
  if (upstream === undefined || code === 'upstream_rejected') return usual;
  const status = catalogRow(code)?.status ?? 0;
  return REQUEST_STATUSES.has(status) || code === 'model_not_found' ? 'caller' : 'upstream';
}

function headersOf(
  given: FaultOptions['headers'],
  retryAfterMs: number | undefined,
): Readonly<Record<string, string>> {
  if (retryAfterMs === undefined) return given === undefined ? NO_HEADERS : meaningHeaders(given);
  return meaningHeaders(given, { 'retry-after': String(retryAfterSeconds(retryAfterMs)) });
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
  return areStandIns() ? standIn(code, options) : new Fault(code, options);
}

function custom(code: string, options: CustomFaultOptions): Fault {
  return create(code as FaultCode, options);
}

function standIn(code: string, options: FaultOptions | undefined): Fault {
  const facts = factsOf(code, options);
  const made = unthrown(Fault.prototype, facts.message);
  describe(made, facts);
  return made;
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
