import { type FaultCode, foundOf, type Issue, invalidParameter } from '@faultwire/core';

/** Where in the body: keys and indices, from the root down. */
export type Path = readonly (string | number)[];

/** A request body that is at least a JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** One thing that is wrong with a request, before it is told to anybody. */
export interface Finding {
  readonly path: Path;
  readonly code: FaultCode;
  /** Absent where no value is wrong in itself: a size. */
  readonly issue?: Issue | undefined;
  /** A sentence for the caller. It never holds a value of the request. */
  readonly message: string;
  readonly found?: string | number | boolean | undefined;
}

/** What a check reports with. */
export type Report = (finding: Finding) => void;

/**
 * A parameter that is absent, unknown, of the wrong type or of a wrong value. Which code that is
 * (docs/contract.md, "The catalog") core decides, for every validator alike.
 *
 * @param empty present, but an empty string or list.
 */
export function wrongParameter(
  path: Path,
  issue: Issue,
  message: string,
  value?: unknown,
  empty = false,
): Finding {
  const found = tellable(path, value);
  const told = invalidParameter({ path, issue, empty, found, message });
  return { path, code: told.code as FaultCode, issue: told.issue, message: told.message, found };
}

const ONE_WORD = /^[\x21-\x7e]{1,64}$/;
const PROMPT: ReadonlySet<unknown> = new Set(['messages', 'input', 'tools', 'instructions']);

/**
 * What of a value may leave in a Fault: no text of the prompt ever, elsewhere a scalar or one
 * word (docs/contract.md, "Echo").
 */
function tellable(path: Path, value: unknown): Finding['found'] {
  const found = foundOf(value);
  if (typeof found !== 'string' || typeof value !== 'string') return found;
  return !PROMPT.has(path[0]) && ONE_WORD.test(found) ? found : 'string';
}
