import type { Path, Report } from '../finding.js';
import { eachObject, isJsonObject, type JsonObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';
import { type EachToolName, eachChatToolName, eachResponseToolName } from './tool-names.js';

/** `tool_choice` names tools that are defined, and `required` needs one. */
export const chatToolChoice: Rule = ({ tools, tool_choice: choice }, report) => {
  if (choice === 'required') return needsTools(tools, report);
  if (!isJsonObject(choice)) return;
  const defined = namesOf(tools, eachChatToolName);
  const allowed = choice['allowed_tools'];
  if (isJsonObject(allowed))
    eachObject(allowed['tools'], (tool, index) => {
      nestedName(tool, ['tool_choice', 'allowed_tools', 'tools', index], defined, report);
    });
  nestedName(choice, ['tool_choice'], defined, report);
};

/** @see chatToolChoice */
export const responseToolChoice: Rule = ({ tools, tool_choice: choice }, report) => {
  if (choice === 'required') return needsTools(tools, report);
  if (!isJsonObject(choice)) return;
  const defined = namesOf(tools, eachResponseToolName);
  if (choice['type'] === 'allowed_tools')
    eachObject(choice['tools'], (tool, index) => {
      flatName(tool, ['tool_choice', 'tools', index], defined, report);
    });
  else flatName(choice, ['tool_choice'], defined, report);
};

/** The deprecated `function_call` names one of `functions`. */
export const functionCallChoice: Rule = ({ functions, function_call: choice }, report) => {
  if (!isJsonObject(choice)) return;
  const defined = new Set<unknown>();
  eachObject(functions, ({ name }) => defined.add(name));
  expectDefined(choice['name'], ['function_call', 'name'], defined, report);
};

type Names = ReadonlySet<unknown>;

function namesOf(tools: unknown, each: EachToolName): Names {
  const names = new Set<unknown>();
  each(tools, (name) => names.add(name));
  return names;
}

/** `{ type: 'function', function: { name } }`, the form of Chat Completions. */
function nestedName(tool: JsonObject, path: Path, defined: Names, report: Report): void {
  for (const kind of ['function', 'custom']) {
    const named = tool[kind];
    if (isJsonObject(named)) expectDefined(named['name'], [...path, kind, 'name'], defined, report);
  }
}

/** `{ type: 'function', name }`, the form of Responses; other types are the provider's own tools. */
function flatName({ type, name }: JsonObject, path: Path, defined: Names, report: Report): void {
  if (type === 'function' || type === 'custom')
    expectDefined(name, [...path, 'name'], defined, report);
}

function expectDefined(name: unknown, path: Path, defined: Names, report: Report): void {
  if (typeof name === 'string' && !defined.has(name))
    report(wrongValue(path, "the name of one of the tools in 'tools'", name));
}

function needsTools(tools: unknown, report: Report): void {
  if (Array.isArray(tools) && tools.length > 0) return;
  report(wrongValue(['tool_choice'], "'tools' beside the choice 'required'", 'required'));
}
