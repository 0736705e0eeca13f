import type { Path, Report } from '../finding.js';
import { isJsonObject, objectsIn } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';
import { chatToolNames, responseToolNames } from './tool-names.js';

/** `tool_choice` names tools that are defined, and `required` needs one. */
export const chatToolChoice: Rule = ({ tools, tool_choice: choice }, report) => {
  if (choice === 'required') return needsTools(tools, report);
  if (!isJsonObject(choice)) return;
  const defined = namesOf(chatToolNames(tools));
  const allowed = choice['allowed_tools'];
  if (isJsonObject(allowed)) {
    const path = ['tool_choice', 'allowed_tools', 'tools'];
    for (const [index, tool] of objectsIn(allowed['tools']))
      nestedName(tool, [...path, index], defined, report);
  }
  nestedName(choice, ['tool_choice'], defined, report);
};

/** @see chatToolChoice */
export const responseToolChoice: Rule = ({ tools, tool_choice: choice }, report) => {
  if (choice === 'required') return needsTools(tools, report);
  if (!isJsonObject(choice)) return;
  const defined = namesOf(responseToolNames(tools));
  if (choice['type'] === 'allowed_tools')
    for (const [index, tool] of objectsIn(choice['tools']))
      flatName(tool, ['tool_choice', 'tools', index], defined, report);
  else flatName(choice, ['tool_choice'], defined, report);
};

/** The deprecated `function_call` names one of `functions`. */
export const functionCallChoice: Rule = ({ functions, function_call: choice }, report) => {
  if (!isJsonObject(choice)) return;
  const defined = new Set(Array.from(objectsIn(functions), ([, { name }]) => String(name)));
  expectDefined(choice['name'], ['function_call', 'name'], defined, report);
};

function namesOf(named: Iterable<readonly [string, Path]>): ReadonlySet<string> {
  return new Set(Array.from(named, ([name]) => name));
}

/** `{ type: 'function', function: { name } }`, the form of Chat Completions. */
function nestedName(tool: object, path: Path, defined: ReadonlySet<string>, report: Report): void {
  for (const kind of ['function', 'custom']) {
    const named: unknown = (tool as Record<string, unknown>)[kind];
    if (isJsonObject(named)) expectDefined(named['name'], [...path, kind, 'name'], defined, report);
  }
}

/** `{ type: 'function', name }`, the form of Responses; other types are the provider's own tools. */
function flatName(tool: object, path: Path, defined: ReadonlySet<string>, report: Report): void {
  const { type, name } = tool as Record<string, unknown>;
  if (type === 'function' || type === 'custom')
    expectDefined(name, [...path, 'name'], defined, report);
}

function expectDefined(
  name: unknown,
  path: Path,
  defined: ReadonlySet<string>,
  report: Report,
): void {
  if (typeof name === 'string' && !defined.has(name))
    report(wrongValue(path, "the name of one of the tools in 'tools'", name));
}

function needsTools(tools: unknown, report: Report): void {
  if (Array.isArray(tools) && tools.length > 0) return;
  report(wrongValue(['tool_choice'], "'tools' beside the choice 'required'", 'required'));
}
