import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from './keywords.js';

/** What the meta-schema of a draft says of each keyword, compiled when it is first met. */
export interface Keywords {
  readonly ajv: Ajv;
  /** The meta-schema's own words: `properties` and the definitions that they refer to. */
  readonly said: MetaSchema;
  readonly compiled: Map<string, ValidateFunction>;
}

interface MetaSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly definitions: Readonly<Record<string, unknown>>;
}

const options = { strict: false, validateFormats: false } as const;

let draft07: Keywords | undefined;
let draft2020: Keywords | undefined;

/**
 * The keywords of the draft that a schema names. Without `$schema` that is 2020-12, of which every
 * draft-07 schema in use with models is one too, but for `items` as an array.
 */
export function keywordsOf({ $schema: named, items }: Schema): Keywords {
  const old = typeof named === 'string' ? /draft-0[3-7]/.test(named) : Array.isArray(items);
  if (old) {
    draft07 ??= keywordsFrom([new Ajv(options).getSchema(DRAFT_07)?.schema]);
    return draft07;
  }
  if (draft2020 === undefined) {
    const ajv = new Ajv2020(options);
    draft2020 = keywordsFrom(PARTS_2020.map((part) => ajv.getSchema(DRAFT_2020 + part)?.schema));
  }
  return draft2020;
}

/**
 * Is the value what its keyword takes? A subschema only has to be an object or a boolean here,
 * since whoever walks the schema comes to it anyway; asking keyword by keyword takes a fifth of
 * the time of asking the whole meta-schema about each.
 *
 * @returns the end of a sentence. Unknown keywords are allowed, as JSON Schema has it.
 */
export function keywordViolation(
  { ajv, said, compiled }: Keywords,
  keyword: string,
  value: unknown,
): string | undefined {
  let validate = compiled.get(keyword);
  if (validate === undefined) {
    if (!Object.hasOwn(said.properties, keyword)) return undefined;
    const { definitions } = said;
    validate = ajv.compile({ definitions, allOf: [said.properties[keyword]] });
    compiled.set(keyword, validate);
  }
  if (validate(value)) return undefined;
  const error = validate.errors?.at(-1);
  // ajv's words for these name the branches of the meta-schema, which tell the caller nothing.
  const vague = /^(?:allOf|anyOf|enum|pattern)$/.test(error?.keyword ?? 'anyOf');
  return vague ? 'has a value that JSON Schema does not allow there' : (error?.message ?? '');
}

const DRAFT_07 = 'http://json-schema.org/draft-07/schema';
const DRAFT_2020 = 'https://json-schema.org/draft/2020-12/';

/** The meta-schema of 2020-12 and the vocabularies that it puts together. */
const PARTS_2020 = [
  'schema',
  'meta/core',
  'meta/applicator',
  'meta/unevaluated',
  'meta/validation',
  'meta/meta-data',
  'meta/format-annotation',
  'meta/content',
];

const SUBSCHEMA = '{"type":["object","boolean"]}';

/**
 * Joins the parts of a meta-schema, and cuts the recursion into subschemas. `uniqueItems` goes too:
 * ajv takes quadratic time for it and throws at members named `valueOf`; check-schema.ts asks.
 */
function keywordsFrom(parts: readonly unknown[]): Keywords {
  const properties: Record<string, unknown> = {};
  const definitions: Record<string, unknown> = {};
  for (const part of parts) {
    const said = part as Record<'properties' | '$defs' | 'definitions', object | undefined>;
    Object.assign(properties, said.properties);
    Object.assign(definitions, said.$defs, said.definitions);
  }
  const text = JSON.stringify({ properties, definitions })
    .replaceAll('{"$dynamicRef":"#meta"}', SUBSCHEMA)
    .replaceAll('{"$ref":"#"}', SUBSCHEMA)
    .replaceAll(',"uniqueItems":true', '')
    .replaceAll(/"(?:meta\/[a-z-]+)?#\/(?:\$defs|definitions)\//g, '"#/definitions/');
  return { ajv: new Ajv(options), said: JSON.parse(text) as MetaSchema, compiled: new Map() };
}
