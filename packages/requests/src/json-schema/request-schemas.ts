import { paramPath } from '@faultwire/core';
import { type Body, type Path, type Report, wrongParameter } from '../finding.js';
import { isJsonObject, objectsIn } from '../json-type.js';
import type { Schema } from './keywords.js';
import type { SeenSchemas } from './seen-schemas.js';

/** A JSON Schema of a request. */
export interface RequestSchemaAt {
  readonly path: Path;
  /** Of the tool or format that it belongs to. */
  readonly name: string;
  readonly schema: Schema;
  readonly strict: boolean;
}

/** Every JSON Schema of a chat request. */
export function* chatSchemas({
  tools,
  functions,
  response_format,
}: Body): Generator<RequestSchemaAt> {
  for (const [index, tool] of objectsIn(tools))
    yield* schemaOf(tool['function'], ['tools', index, 'function'], 'parameters');
  for (const [index, legacy] of objectsIn(functions))
    yield* schemaOf(legacy, ['functions', index], 'parameters');
  if (isJsonObject(response_format))
    yield* schemaOf(response_format['json_schema'], ['response_format', 'json_schema'], 'schema');
}

/** Every JSON Schema of a Responses request. */
export function* responseSchemas({ tools, text }: Body): Generator<RequestSchemaAt> {
  for (const [index, tool] of objectsIn(tools))
    yield* schemaOf(tool, ['tools', index], 'parameters');
  if (isJsonObject(text)) yield* schemaOf(text['format'], ['text', 'format'], 'schema');
}

function* schemaOf(holder: unknown, path: Path, key: string): Generator<RequestSchemaAt> {
  if (!isJsonObject(holder)) return;
  const schema = holder[key];
  if (!isJsonObject(schema)) return;
  const { name, strict } = holder;
  yield { path: [...path, key], name: String(name), schema, strict: strict === true };
}

/**
 * Checks the JSON Schemas of a request. `param` is the schema's path; the message names the place
 * inside it.
 *
 * @returns the characters that the schemas add to the prompt.
 */
export function checkSchemas(
  schemas: Iterable<RequestSchemaAt>,
  seen: SeenSchemas,
  report: Report,
): number {
  let chars = 0;
  for (const { path, name, schema, strict } of schemas) {
    const verdict = seen.check(name, schema, strict);
    chars += verdict.chars;
    for (const violation of verdict.violations) {
      const place = paramPath([...path, ...violation.path]);
      report(wrongParameter(path, 'value', `Invalid schema: '${place}' ${violation.message}.`));
    }
  }
  return chars;
}
