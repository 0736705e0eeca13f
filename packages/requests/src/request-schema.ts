import { type Fault, type FaultCode, fault, paramPath } from '@faultwire/core';
import { inDocumentOrder } from './document-order.js';
import type { Body, Finding, Report } from './finding.js';
import { isJsonObject } from './json-type.js';
import type { Rule } from './rules/rule.js';
import type { ShapeCheck } from './shape/shape.js';
import type { PromptSize } from './size-limits.js';

/** One thing that is wrong with a request. For logs: the caller is told the first. */
export interface RequestIssue {
  /** The parameter as a path, `messages[2].content`; empty for the body itself. */
  readonly param: string;
  readonly code: FaultCode;
  /** Never holds a value of the request. */
  readonly message: string;
}

/** A kind of request, prepared once and used for every request of that kind. */
export interface RequestSchema<T> {
  /**
   * The body, if it is right: the same object, unknown parameters included.
   *
   * @throws Fault with the code, the exact `param`, and a message for the caller.
   */
  readonly parse: (body: unknown) => T;
  /** The same without throwing, and with every issue in the document's order. */
  readonly check: (body: unknown) => RequestCheck<T>;
}

/** What `check` found. */
export type RequestCheck<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly issues: readonly RequestIssue[] };

/** What makes up one kind of request. */
export interface RequestKind {
  /** The size of the prompt, or what must not be looked at any further. */
  readonly size: (body: Body) => PromptSize | Finding;
  readonly shape: ShapeCheck;
  /** What holds of one value alone: looked at even where others have the wrong shape. */
  readonly values: readonly Rule[];
  /** What holds between fields: a wrong shape would show again in them, so it comes first. */
  readonly relations: readonly Rule[];
  /** Checks the JSON Schemas inside, and returns what tools and formats add in characters. */
  readonly schemas: (body: Body, report: Report) => number;
  /** Only asked where nothing else is wrong. */
  readonly window: (body: Body, size: PromptSize, toolChars: number) => Finding | undefined;
}

/** Makes the two functions of a kind of request; both work detached, as a pipe's `transform` does. */
export function requestSchema<T>(kind: RequestKind): RequestSchema<T> {
  const check = (body: unknown): RequestCheck<T> => {
    if (!isJsonObject(body)) return notAnObject();
    const findings = findingsOf(kind, body);
    return findings.length === 0
      ? { ok: true, value: body as T }
      : refusal(inDocumentOrder(findings, body));
  };
  const parse = (body: unknown): T => {
    const result = check(body);
    if (result.ok) return result.value;
    throw result.fault;
  };
  return { parse, check };
}

const NONE: ReadonlySet<string> = new Set();

function findingsOf(kind: RequestKind, body: Body): readonly Finding[] {
  const size = kind.size(body);
  if ('code' in size) return [size];
  const shape = kind.shape(body);
  const findings = [...shape];
  const refused = shape.length === 0 ? NONE : new Set(shape.map(({ path }) => key(path)));
  const report: Report = (finding) => {
    if (refused.size === 0 || !isBelow(finding.path, refused)) findings.push(finding);
  };
  for (const rule of kind.values) rule(body, report);
  if (shape.length === 0) for (const rule of kind.relations) rule(body, report);
  const toolChars = kind.schemas(body, report);
  if (findings.length > 0) return findings;
  const overflow = kind.window(body, size, toolChars);
  return overflow === undefined ? findings : [overflow];
}

/** Is it at or below a place that is refused already? */
function isBelow(path: Finding['path'], refused: ReadonlySet<string>): boolean {
  return path.some((_, index) => refused.has(key(path.slice(0, index + 1))));
}

function key(path: Finding['path']): string {
  return JSON.stringify(path);
}

function notAnObject(): RequestCheck<never> {
  // Without a parameter and a message every profile has its own sentence for this.
  const told = fault('invalid_request_error');
  return {
    ok: false,
    fault: told,
    issues: [{ param: '', code: 'invalid_request_error', message: told.message }],
  };
}

function refusal(findings: readonly Finding[]): RequestCheck<never> {
  const issues = findings.map(({ path, code, message }) => ({
    param: paramPath(path),
    code,
    message,
  }));
  const [{ path, code, issue, found, message }] = findings as [Finding];
  const told = fault(code, {
    param: path,
    issue,
    found,
    message: message + more(findings.length - 1),
  });
  return { ok: false, fault: told, issues };
}

function more(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' 1 more problem was found.' : ` ${count} more problems were found.`;
}
