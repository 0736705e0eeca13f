import { isJsonObject, type JsonObject } from '../read/json.js';
import type { Statement } from '../read/statement.js';
import type { FailureView } from '../read/view.js';

/** The body as an object; empty where it is none. */
export function root(view: FailureView): JsonObject {
  return isJsonObject(view.body.value) ? view.body.value : NOTHING;
}

const NOTHING: JsonObject = Object.freeze({});

/** What a layer declares under a name. */
export function declared(statement: Statement, field: string): string {
  return statement.words.find((each) => each.field === field)?.word ?? '';
}
