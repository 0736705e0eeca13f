// Names and shapes of the core that its users rely on. Nothing here runs: `npm run typecheck` is the
// test, and what stands on the left is the contract, written out by hand.
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Answer,
  type AnswerOptions,
  type Attempt,
  answer,
  type CatalogRow,
  type ClassifyOptions,
  type Credentials,
  type CustomFaultOptions,
  catalog,
  classify,
  type ErrorEnvelope,
  type Evidence,
  explain,
  Fault,
  type FaultCode,
  type FaultOptions,
  type FaultwireOptions,
  fault,
  frame,
  type HeadersLike,
  isFault,
  type Logger,
  type Observer,
  type Origin,
  type PartialOutput,
  type Profile,
  type ProfileRow,
  profiles,
  type Recognizer,
  type Report,
  type RequestInfo,
  readRetryHint,
  redact,
  report,
  type StreamDialect,
  type UpstreamFailure,
} from '@faultwire/core';
import {
  type ApiKeyOptions,
  authenticate,
  createWriter,
  type Incoming,
  openStream,
  requestInfo,
  type StreamOwner,
  type Writer,
} from '@faultwire/core/node';
import { envelopeSchema, openapiResponses } from '@faultwire/core/openapi';

/** Exactly the same type, in both directions. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

export const words: [
  Same<Origin, 'caller' | 'gateway' | 'upstream'>,
  Same<Credentials, 'operator' | 'caller'>,
  Same<StreamDialect, 'chat' | 'responses' | 'anthropic' | 'gemini'>,
  Same<keyof typeof catalog, FaultCode>,
  Same<keyof typeof profiles, 'standard' | 'solrouter' | 'solidrust' | 'openai'>,
] = [true, true, true, true, true];

interface Functions {
  fault: {
    (code: FaultCode, options?: FaultOptions): Fault;
    custom(code: string, options: CustomFaultOptions): Fault;
  };
  isFault(value: unknown): value is Fault;
  classify(thrown: unknown, options?: ClassifyOptions): Fault;
  answer(fault: Fault, options?: AnswerOptions): Answer;
  frame(
    fault: Fault,
    dialect: StreamDialect,
    options?: AnswerOptions & { sequenceNumber?: number | undefined },
  ): string;
  report(
    fault: Fault,
    request?: RequestInfo,
    options?: Pick<FaultwireOptions, 'environment' | 'profile'>,
  ): Report;
  explain(thrown: unknown, options?: ClassifyOptions): string;
  redact(text: string): string;
  readRetryHint(headers: HeadersLike, body?: string): number | undefined;
  requestInfo(request: Incoming): RequestInfo;
  createWriter(options?: FaultwireOptions): Writer;
  openStream(
    res: ServerResponse,
    options?: { dialect?: StreamDialect | undefined; heartbeatMs?: number | undefined },
  ): StreamOwner;
  authenticate<A>(req: IncomingMessage, options: ApiKeyOptions<A>): Promise<A>;
  openapiResponses(profile: Profile, codes?: readonly FaultCode[]): Record<string, object>;
}

export const functions: Functions = {
  fault,
  isFault,
  classify,
  answer,
  frame,
  report,
  explain,
  redact,
  readRetryHint,
  requestInfo,
  createWriter,
  openStream,
  authenticate,
  openapiResponses,
};

export const schema: Readonly<Record<string, unknown>> = envelopeSchema;

interface FaultFields {
  readonly code: FaultCode | (string & {});
  readonly type: string;
  readonly status: number;
  readonly statusCode: number;
  readonly expose: boolean;
  readonly origin: Origin;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly param: string | undefined;
  readonly issue: 'missing' | 'unknown' | 'type' | 'value' | undefined;
  readonly found: string | number | boolean | undefined;
  readonly evidence: Evidence;
  readonly upstream: UpstreamFailure | undefined;
  readonly attempts: readonly Attempt[];
  readonly partial: PartialOutput | undefined;
  toJSON(): ErrorEnvelope;
}

export const fields = (made: Fault): FaultFields & Error => made;

/** A class of one's own; `answer` is a ResponseInit with its body. */
export class ToolFailed extends Fault {
  constructor(
    readonly tool: string,
    cause: unknown,
  ) {
    super('tool_execution_failed', { message: `The tool ${tool} failed.`, cause });
  }
}

export const respond = (error: unknown): Response => {
  const told = answer(classify(error));
  return new Response(told.body, told);
};

export const row: CatalogRow = {
  status: catalog.conflict.status,
  type: 'conflict_error',
  message: 'busy',
  retry: 'maybe',
  origin: 'caller',
};

export const recognizer: Recognizer<number> = {
  name: 'odd numbers',
  recognize: (subject) => (subject % 2 === 1 ? fault('conflict') : undefined),
};

export const observer: Observer = {
  onFault({ code, request_id }: Report, { evidence }: Fault): unknown {
    return [code, request_id, evidence];
  },
  onSuccess({ id, route, model, firstTokenMs, attempts }: RequestInfo): unknown {
    return [id, route, model, firstTokenMs, attempts];
  },
  onAttempt: ({ provider, durationMs }) => [provider, durationMs],
  onCircuit: ({ provider, state }) => [provider, state],
};

export const logger: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** Every optional input may be undefined. */
export const options: FaultwireOptions = {
  profile: undefined,
  recognizers: undefined,
  credentials: undefined,
  logger: undefined,
  observers: undefined,
  allow: undefined,
  environment: undefined,
  keyHintSecret: undefined,
};

const profileRow: ProfileRow = {
  code: ({ issue }) => (issue === 'missing' ? 'absent' : null),
  message: ({ message }) => message.toUpperCase(),
};

export const acme: Profile = {
  ...profiles.standard,
  name: 'acme',
  keyPrefix: 'acme-',
  keys: [...profiles.standard.keys, 'doc_url'],
  docUrl: (code) => `https://acme.dev/errors/${code}`,
  codes: { ...profiles.standard.codes, validation_error: profileRow },
};
