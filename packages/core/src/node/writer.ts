import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, answer } from '../answer.js';
import { faultCodeByStatus } from '../by-status.js';
import { checkOptions } from '../check-options.js';
import { classify } from '../classify.js';
import { dialectOf } from '../dialect.js';
import { Fault, fault } from '../fault.js';
import { attempt, readHeader } from '../guarded.js';
import type { FaultwireOptions, RequestInfo } from '../observer.js';
import type { Report } from '../report.js';
import { callerGone, isWhole } from './caller-gone.js';
import { cut } from './cut.js';
import { failLate } from './fail-late.js';
import { inContext } from './in-context.js';
import { recordOn } from './request-info.js';
import type { RequestRecord } from './request-record.js';
import { pathOf } from './route-of.js';
import { sendAnswer } from './send-answer.js';
import { Teller } from './teller.js';
import { asUnrouted } from './unrouted.js';

/** All that an adapter needs of a node:http response. */
export interface Writer {
  /**
   * At arrival: the request id on the response, and the request's record. Does it once.
   *
   * @param carrier the framework's own request (Koa's ctx, Fastify's request), which will know the
   * parsed body and the route. Default: `req`.
   */
  open(req: IncomingMessage, res: ServerResponse, carrier?: object): RequestInfo;
  /** With whatever was thrown: never throws, and always ends the response. */
  fail(thrown: unknown, req: IncomingMessage, res: ServerResponse): void;
}

const LAST_RESORT: Answer = answer(new Fault('internal_error'));

/**
 * The one writer of failures for node:http, HTTP/2's compatibility responses included.
 *
 * @param options checked here, once.
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * const writer = createWriter({ profile: profiles.openai });
 * createServer((req, res) => {
 *   writer.open(req, res);
 *   handle(req, res).catch((error) => writer.fail(error, req, res));
 * });
 * ```
 */
export function createWriter(options?: FaultwireOptions): Writer {
  return new ResponseWriter(checkOptions(options));
}

class ResponseWriter implements Writer {
  readonly #options: FaultwireOptions;
  readonly #teller: Teller;

  constructor(options: FaultwireOptions) {
    this.#options = options;
    this.#teller = new Teller(options);
  }

  open(req: IncomingMessage, res: ServerResponse, carrier?: object): RequestRecord {
    const record = recordOn(req);
    if (carrier !== undefined) record.carrier = carrier;
    if (record.res !== undefined) return record;
    record.res = res;
    record.keyHintSecret = this.#options.keyHintSecret;
    if (!res.headersSent) res.setHeader('x-request-id', record.id);
    if (this.#teller.isWatched) this.#watchEnd(record, req, res);
    return record;
  }

  fail(thrown: unknown, req: IncomingMessage, res: ServerResponse): void {
    try {
      this.#fail(thrown, this.open(req, res), req, res);
    } catch {
      endSomehow(res);
    }
  }

  #fail(thrown: unknown, record: RequestRecord, req: IncomingMessage, res: ServerResponse): void {
    if (record.answered) return;
    record.answered = true;
    // A handler that goes on writing afterwards would otherwise end the process with its error event.
    res.on('error', ignore);
    const late = res.headersSent;
    const failure = this.#classify(thrown, req, res);
    if (failure.code === 'client_closed_request') res.destroy();
    else if (!res.writableEnded) this.#respond(failure, record, req, res);
    this.#tell(failure, record, req, late);
  }

  /** What the thrown value means, with what only the request and its response know. */
  #classify(thrown: unknown, req: IncomingMessage, res: ServerResponse): Fault {
    const found = classify(thrown, this.#options);
    if (callerGone(req, res)) {
      if (found.code === 'client_closed_request') return found;
      const { attempts, partial } = found;
      return fault('client_closed_request', { cause: thrown, attempts, partial });
    }
    return inContext(asUnrouted(found, thrown, req, this.#options.allow), thrown, req, res);
  }

  #respond(failure: Fault, record: RequestRecord, req: IncomingMessage, res: ServerResponse): void {
    const { profile } = this.#options;
    const dialect = dialectOf(pathOf(req), profile);
    const told = { profile, requestId: record.id, dialect };
    if (res.headersSent) return void failLate(res, failure, dialect, told);
    const given = answer(failure, told);
    // The caller's own slow body: what is still to come of it must not be read as a next request.
    const slow = failure.code === 'request_timeout' && failure.origin === 'caller';
    if (slow && req.httpVersionMajor === 1) given.headers['connection'] = 'close';
    sendAnswer(req, res, given);
  }

  #tell(
    failure: Fault,
    record: RequestRecord,
    req: IncomingMessage,
    late: boolean,
    log = true,
  ): void {
    if (!record.claimTelling() || this.#teller.isSilent) return;
    const facts: Partial<Report> = late ? { phase: 'after_first_byte' } : {};
    const retried = readHeader(req.headers, 'x-stainless-retry-count');
    if (retried !== undefined && /^\d{1,3}$/.test(retried)) facts.retry_attempt = Number(retried);
    this.#teller.fault(failure, record, facts, log);
  }

  /** Exactly one of onFault and onSuccess, also where the application answered by itself. */
  #watchEnd(record: RequestRecord, req: IncomingMessage, res: ServerResponse): void {
    res.once('finish', () => {
      if (!isWhole(res)) return;
      if (res.statusCode >= 400)
        this.#tell(fault(faultCodeByStatus(res.statusCode)), record, req, false, false);
      else if (record.claimTelling()) this.#teller.success(record);
    });
    res.once('close', () =>
      this.#tell(fault('client_closed_request'), record, req, res.headersSent),
    );
  }
}

function ignore(): void {}

/** The error path itself failed: the plain envelope, and if even that cannot be, a cut. */
function endSomehow(res: ServerResponse): void {
  if (res.writableEnded) return;
  if (res.headersSent) return void cut(res);
  const sent = attempt(() => {
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res.writeHead(LAST_RESORT.status, LAST_RESORT.headers);
    return res.end(LAST_RESORT.body);
  });
  if (sent === undefined) cut(res);
}
