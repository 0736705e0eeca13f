import { type Fault, type FaultOptions, fault } from './fault.js';
import { paramPath } from './param-path.js';
import type { FaultCode, Issue } from './types.js';

/** One complaint of a validator, whichever library made it. */
export interface InvalidParameter {
  /** Where: `'messages[2].content'` or `['messages', 2, 'content']`; empty for the body itself. */
  readonly path: string | readonly PropertyKey[];
  /** What is wrong. Default: not known, which counts as a wrong value. */
  readonly issue?: Issue | undefined;
  /** Present, but an empty string or an empty list. */
  readonly empty?: boolean | undefined;
  /** The offending scalar, or the JSON type's name of anything else (see `foundOf`). */
  readonly found?: string | number | boolean | undefined;
  /** A sentence made for the caller, which must not quote a value of the request. */
  readonly message?: string | undefined;
}

/** Without these there is no request at all, so they are told as a malformed one. */
const ESSENTIAL = /^(?:model|messages|input)$/;

/** The blocks of a multimodal message: `messages[0].content[1]`, `input[0].content[0]`. */
const PART = /^(?:messages|input)\[\d+\]\.content\[\d+\](?:\.(.+))?$/;

/** Where a JSON Schema is expected, and everything below. */
const SCHEMA =
  /^(?:(?:tools|functions)\[\d+\]\.(?:function\.)?parameters|response_format\.json_schema\.schema|text\.format\.schema)(?:$|[.[])/;

/**
 * A complaint about a parameter → the Fault that says it (docs/contract.md, "The catalog"):
 * - the body is no object, `model`, `messages` or `input` is absent or empty, a content part is of
 *   unknown type or lacks its payload, a parameter is not supported: `invalid_request_error`;
 * - at or below a tool's `parameters` or the schema of a structured output: `invalid_schema`;
 * - any other field: `validation_error`.
 *
 * @param what the complaint. Its message is shown to the caller.
 * @param options what else the Fault should carry: evidence, cause.
 * @example
 * ```ts
 * throw invalidParameter({ path: ['temperature'], issue: 'value', found: 9, message: 'must be <= 2' });
 * ```
 */
export function invalidParameter(what: InvalidParameter, options: FaultOptions = {}): Fault {
  const param = paramPath(what.path);
  const issue = what.empty && ESSENTIAL.test(param) ? 'missing' : what.issue;
  const code = codeOf(param, issue);
  // The catalog's wording is the seeds' sentence for a body that is no JSON object.
  if (param === '' && code === 'invalid_request_error') return fault(code, options);
  const message = schemaSentence(code, param, issue) ?? (what.message || sentence(param, issue));
  // Not spread before its own fields: V8 takes 2 µs for an object written so.
  return fault(code, Object.assign({}, options, { param, issue, found: what.found, message }));
}

function codeOf(param: string, issue: Issue | undefined): FaultCode {
  if (param === '') return issue === 'value' ? 'validation_error' : 'invalid_request_error';
  if (SCHEMA.test(param)) return 'invalid_schema';
  if (issue === 'unknown') return 'invalid_request_error';
  if (issue === 'missing' && ESSENTIAL.test(param)) return 'invalid_request_error';
  const part = PART.exec(param);
  if (part === null) return 'validation_error';
  const [, below] = part;
  const unreadable = below === undefined || below === 'type' || issue === 'missing';
  return unreadable ? 'invalid_request_error' : 'validation_error';
}

/** The sentence of seeds/solrouter for a schema that is none. */
function schemaSentence(
  code: FaultCode,
  param: string,
  issue: Issue | undefined,
): string | undefined {
  const none = issue === 'type' || issue === 'missing';
  return code === 'invalid_schema' && none
    ? `${param} must be a valid JSON Schema object`
    : undefined;
}

function sentence(param: string, issue: Issue | undefined): string {
  if (param === '') return 'the request body is invalid';
  if (issue === 'missing') return `${param} is required`;
  if (issue === 'unknown') return `${param} is not a supported parameter`;
  return issue === 'type' ? `${param} has the wrong type` : `${param} is invalid`;
}

/**
 * What may be said of an offending value: a scalar itself, otherwise its JSON type's name.
 * Whether it is shown is the profile's decision (docs/contract.md, "Echo").
 *
 * @example
 * ```ts
 * foundOf([1, 2]); // 'array'
 * ```
 */
export function foundOf(value: unknown): string | number | boolean | undefined {
  switch (typeof value) {
    case 'string':
      return value.slice(0, 512);
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return 'number';
    case 'object':
      return value === null ? 'null' : isArray(value) ? 'array' : 'object';
    default:
      return undefined;
  }
}

/** `Array.isArray` throws on a revoked Proxy. */
function isArray(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
