import type { Path, Report } from '../finding.js';
import { isJsonObject, objectsIn } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** The caller's own tools of a chat request: the name of each, and where it stands. */
export function* chatToolNames(tools: unknown): Generator<readonly [name: string, path: Path]> {
  for (const [index, tool] of objectsIn(tools))
    for (const kind of ['function', 'custom']) {
      const named = tool[kind];
      if (isJsonObject(named) && typeof named['name'] === 'string')
        yield [named['name'], ['tools', index, kind, 'name']];
    }
}

/** The same of a Responses request. */
export function* responseToolNames(tools: unknown): Generator<readonly [name: string, path: Path]> {
  for (const [index, { type, name }] of objectsIn(tools))
    if ((type === 'function' || type === 'custom') && typeof name === 'string')
      yield [name, ['tools', index, 'name']];
}

/** No two tools have the same name: the model could not say which it calls. */
export const chatToolNamesUnique: Rule = ({ tools }, report) =>
  unique(chatToolNames(tools), report);

/** @see chatToolNamesUnique */
export const responseToolNamesUnique: Rule = ({ tools }, report) =>
  unique(responseToolNames(tools), report);

function unique(names: Iterable<readonly [string, Path]>, report: Report): void {
  const seen = new Set<string>();
  for (const [name, path] of names) {
    if (seen.has(name)) report(wrongValue(path, 'a name that no other tool has', name));
    seen.add(name);
  }
}
