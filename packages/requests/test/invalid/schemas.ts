import { chat, format, type Json, parameters, weather } from '../requests.js';
import { schema, type Wrong } from './wrong.js';

/** JSON Schemas: whatever is wrong at or below them has the schema's own path. */
const inTool = 'tools[0].function.parameters';
const inFormat = 'response_format.json_schema.schema';

export const schemas: Wrong[] = [
  [parameters('x'), schema, inTool],
  [parameters([]), schema, inTool],
  [parameters(null), schema, inTool],
  [parameters(5), schema, inTool],
  [parameters({ type: 'strin' }), schema, inTool],
  [parameters({ type: 5 }), schema, inTool],
  [parameters({ type: ['string', 'string'] }), schema, inTool],
  [parameters({ type: 'object', properties: [] }), schema, inTool],
  [parameters({ type: 'object', properties: { a: 'string' } }), schema, inTool],
  [parameters({ type: 'object', properties: { a: { type: 'text' } } }), schema, inTool],
  [parameters({ type: 'object', required: 'a' }), schema, inTool],
  [parameters({ type: 'object', required: [5] }), schema, inTool],
  [parameters({ type: 'object', required: ['a', 'a'] }), schema, inTool],
  [parameters({ type: 'array', items: 5 }), schema, inTool],
  [parameters({ enum: 'a' }), schema, inTool],
  [parameters({ minLength: -1 }), schema, inTool],
  [parameters({ maxItems: 1.5 }), schema, inTool],
  [parameters({ multipleOf: 0 }), schema, inTool],
  [parameters({ description: 5 }), schema, inTool],
  [parameters({ pattern: '(' }), schema, inTool],
  [parameters({ patternProperties: { '(': {} } }), schema, inTool],
  [parameters({ $ref: '#/$defs/none' }), schema, inTool],
  [parameters({ $ref: 'https://example.com/schema' }), schema, inTool],
  [parameters({ anyOf: [] }), schema, inTool],
  [parameters({ anyOf: {} }), schema, inTool],
  [parameters({ allOf: [{ type: 'x' }] }), schema, inTool],
  [
    parameters({ $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'x' }] }),
    schema,
    inTool,
  ],
  [chat({ functions: [{ name: 'f', parameters: 'x' }] }), schema, 'functions[0].parameters'],
  [
    chat({ functions: [{ name: 'f', parameters: { type: 'x' } }] }),
    schema,
    'functions[0].parameters',
  ],
  [format('x'), schema, inFormat],
  [format([]), schema, inFormat],
  [format({ type: 'x' }), schema, inFormat],
  [format(weather['properties'], true), schema, inFormat],
  [format({ ...weather, additionalProperties: true }, true), schema, inFormat],
  [format({ ...weather, additionalProperties: undefined }, true), schema, inFormat],
  [format({ ...weather, required: [] }, true), schema, inFormat],
  [format({ ...weather, required: ['city', 'zip'] }, true), schema, inFormat],
  [format({ type: 'array', items: weather }, true), schema, inFormat],
  [format({ anyOf: [weather] }, true), schema, inFormat],
  [format({ ...weather, allOf: [] }, true), schema, inFormat],
  [format(property({ not: { type: 'string' } }), true), schema, inFormat],
  [format(property({ oneOf: [{ type: 'string' }] }), true), schema, inFormat],
  [format(property({ if: {} }), true), schema, inFormat],
  [format(property({ type: 'object', properties: {} }), true), schema, inFormat],
  [format(nested(11), true), schema, inFormat],
  [
    format(property({ enum: Array.from({ length: 1001 }, (_, index) => `v${index}`) }), true),
    schema,
    inFormat,
  ],
  [
    format(
      property({ enum: Array.from({ length: 251 }, (_, index) => `${index}`.padEnd(60, 'x')) }),
      true,
    ),
    schema,
    inFormat,
  ],
  [parameters({ ...weather, required: [] }, true), schema, inTool],
];

function property(schema: unknown): Json {
  return { ...weather, properties: { city: schema } };
}

/** An object in an object, this many deep. */
function nested(levels: number): Json {
  return levels === 1 ? weather : property(nested(levels - 1));
}
