import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Path } from '../finding.js';
import type { Schema } from './keywords.js';
import type { Violation } from './violation.js';

const options = { strict: false, validateFormats: false } as const;
const DRAFT_07 = 'http://json-schema.org/draft-07/schema';
const DRAFT_2020 = 'https://json-schema.org/draft/2020-12/schema';

// Compiling the meta-schemas takes some ten milliseconds, so it waits for the first schema.
let draft07: ValidateFunction | undefined;
let draft2020: ValidateFunction | undefined;

/**
 * Is it a valid JSON Schema of the draft that it names? Without `$schema` it is 2020-12, of which
 * every draft-07 schema in use with models is one too, but for `items` as an array.
 */
export function metaSchemaViolation(schema: Schema): Violation | undefined {
  const named = schema['$schema'];
  const old =
    typeof named === 'string' ? /draft-0[3-7]/.test(named) : Array.isArray(schema['items']);
  const validate = old ? metaSchema07() : metaSchema2020();
  if (validate(schema)) return undefined;
  const [error] = (validate.errors ?? []).slice(-1);
  return error === undefined ? undefined : { path: pathOf(error), message: wordsOf(error) };
}

function metaSchema07(): ValidateFunction {
  draft07 ??= new Ajv(options).getSchema(DRAFT_07);
  return draft07 as ValidateFunction;
}

function metaSchema2020(): ValidateFunction {
  draft2020 ??= new Ajv2020(options).getSchema(DRAFT_2020);
  return draft2020 as ValidateFunction;
}

/** RFC 6901, as ajv writes it. */
function pathOf({ instancePath }: ErrorObject): Path {
  return instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function wordsOf({ keyword, message }: ErrorObject): string {
  // ajv's words for these name the branches of the meta-schema, which tell the caller nothing.
  const vague = keyword === 'enum' || keyword === 'anyOf' || keyword === 'pattern';
  return vague ? 'has a value that JSON Schema does not allow there' : (message ?? 'is invalid');
}
