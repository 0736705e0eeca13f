import { paramPath } from '@faultwire/core';
import { type Body, type Path, type Report, wrongParameter } from '../finding.js';
import { eachObject, isJsonObject } from '../json-type.js';
import type { SeenSchemas } from './seen-schemas.js';

/**
 * What is done with each tool and format of a request.
 *
 * @param holder has a `name`, and maybe a `description`, a schema and `strict`.
 * @param key of the schema in its holder.
 */
export type VisitHolder = (holder: unknown, path: () => Path, key: 'parameters' | 'schema') => void;

/** Visits the tools and formats of a request. */
export type EachHolder = (body: Body, visit: VisitHolder) => void;

/** Those of a chat request. */
export const eachChatSchema: EachHolder = (body, visit) => {
  const { tools, functions, response_format: format } = body;
  eachObject(tools, ({ function: made, custom }, index) =>
    visit(made ?? custom, () => ['tools', index, 'function'], 'parameters'),
  );
  eachObject(functions, (legacy, index) => visit(legacy, () => ['functions', index], 'parameters'));
  if (isJsonObject(format))
    visit(format['json_schema'], () => ['response_format', 'json_schema'], 'schema');
};

/** Those of a Responses request. */
export const eachResponseSchema: EachHolder = ({ tools, text }, visit) => {
  eachObject(tools, (tool, index) => visit(tool, () => ['tools', index], 'parameters'));
  if (isJsonObject(text)) visit(text['format'], () => ['text', 'format'], 'schema');
};

/** More than the words that a model reads around a tool. */
const FRAME_CHARS = 32;

/**
 * Checks the JSON Schemas of a request. `param` is the schema's path; the message names the place
 * inside it.
 *
 * @returns the characters that tools and formats add to the prompt.
 */
export function checkSchemas(
  body: Body,
  each: EachHolder,
  seen: SeenSchemas,
  report: Report,
): number {
  let chars = 0;
  each(body, (holder, path, key) => {
    if (!isJsonObject(holder)) return;
    const { name, description, strict } = holder;
    if (typeof description === 'string') chars += description.length;
    chars += FRAME_CHARS + (typeof name === 'string' ? name.length : 0);
    const schema = holder[key];
    if (!isJsonObject(schema)) return;
    const verdict = seen.check(name, schema, strict === true);
    chars += verdict.chars;
    for (const violation of verdict.violations) {
      const at = [...path(), key];
      const place = paramPath([...at, ...violation.path]);
      report(wrongParameter(at, 'value', `Invalid schema: '${place}' ${violation.message}.`));
    }
  });
  return chars;
}
