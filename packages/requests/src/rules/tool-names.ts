import type { Path, Report } from '../finding.js';
import { eachObject, isJsonObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** Visits the caller's own tools: the name of each, and where it stands. */
export type EachToolName = (
  tools: unknown,
  visit: (name: string, path: () => Path) => void,
) => void;

/** Those of a chat request: `{ type: 'function', function: { name } }`. */
export const eachChatToolName: EachToolName = (tools, visit) => {
  eachObject(tools, ({ function: made, custom }, index) => {
    const kind = isJsonObject(made) ? 'function' : 'custom';
    const named = isJsonObject(made) ? made : custom;
    if (isJsonObject(named) && typeof named['name'] === 'string')
      visit(named['name'], () => ['tools', index, kind, 'name']);
  });
};

/** Those of a Responses request: `{ type: 'function', name }`; other types are the provider's. */
export const eachResponseToolName: EachToolName = (tools, visit) => {
  eachObject(tools, ({ type, name }, index) => {
    if ((type === 'function' || type === 'custom') && typeof name === 'string')
      visit(name, () => ['tools', index, 'name']);
  });
};

/** No two tools have the same name: the model could not say which it calls. */
export const chatToolNamesUnique: Rule = ({ tools }, report) =>
  unique(tools, eachChatToolName, report);

/** @see chatToolNamesUnique */
export const responseToolNamesUnique: Rule = ({ tools }, report) =>
  unique(tools, eachResponseToolName, report);

function unique(tools: unknown, each: EachToolName, report: Report): void {
  if (!Array.isArray(tools) || tools.length < 2) return;
  const seen = new Set<string>();
  each(tools, (name, path) => {
    if (seen.has(name)) report(wrongValue(path(), 'a name that no other tool has', name));
    seen.add(name);
  });
}
