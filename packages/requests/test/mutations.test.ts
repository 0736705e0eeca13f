import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chatRequest, embeddingsRequest, responsesRequest } from '../src/index.js';
import { captured } from './captured/captured.js';
import {
  call,
  calling,
  chat,
  image,
  input,
  type Json,
  result,
  tool,
  user,
  weather,
} from './requests.js';
import { validChats } from './valid/chats.js';

type Path = readonly (string | number)[];

/** Every place in a value, itself included. */
function* places(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* places(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown>)[key],
    value,
  );
}

function changed(body: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(body);
  const [last] = path.slice(-1) as [string | number];
  (at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[last] = value;
  return copy;
}

const text = (path: Path): string =>
  path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? key : `${before}.${key}`;
  }, '');

/** A request with most of what a request can have, each in a place that takes one type only. */
const written: Json = chat({
  temperature: 0.5,
  n: 1,
  stream: true,
  stream_options: { include_usage: true },
  messages: [
    { role: 'system', content: 'Be brief.', name: 'app' },
    user([{ type: 'text', text: 'What is it?' }, image()]),
    calling(call()),
    result(),
    { role: 'assistant', content: [{ type: 'text', text: 'A cat.' }] },
    user(),
  ],
  tools: [tool({ description: 'Weather', strict: true })],
  tool_choice: { type: 'function', function: { name: 'get_weather' } },
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'a', schema: weather, strict: true },
  },
  metadata: { purpose: 'test' },
  logit_bias: { a: 1 },
  modalities: ['text'],
});

/** As it comes over the wire: no two places share an object. */
const rich = JSON.parse(JSON.stringify(written)) as Json;

/** The JSON Schemas inside: what is wrong in one is told at its root. */
const SCHEMAS = ['tools[0].function.parameters', 'response_format.json_schema.schema'];

function expected(path: Path): string {
  const place = text(path);
  return SCHEMAS.find((root) => place === root || place.startsWith(`${root}.`)) ?? place;
}

/** Places where a caller may write what he likes. */
const OPEN = /^response_format\.json_schema\.schema\.properties$/;

const spots = [...places(rich)].filter((path) => path.length > 0 && !OPEN.test(text(path)));

describe('a wrong type at any place is told at that place, inside a JSON Schema at its root', () => {
  const request = chatRequest();

  // A Symbol is of no type that any parameter takes.
  test.each(spots.map((path) => [text(path), path] as const))('%s', (_place, path) => {
    const checked = request.check(changed(rich, path, Symbol('wrong')));
    expect(checked.ok ? 'passed' : checked.fault.param).toBe(expected(path));
  });

  test('and so is any JSON of another type', () => {
    const json = fc.oneof(fc.integer(), fc.boolean(), fc.constant([[]]), fc.constant({ x: [] }));
    // Content may also be a list, and then it is the list's element that is wrong.
    const typed = spots.filter(
      (path) => typeof at(rich, path) === 'string' && path.length > 1 && path.at(-1) !== 'content',
    );
    fc.assert(
      fc.property(fc.constantFrom(...typed), json, (path, wrong) => {
        const checked = request.check(changed(rich, path, wrong));
        expect(checked.ok ? 'passed' : checked.fault.param).toBe(expected(path));
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });
});

describe('any change of any request is answered, never with an exception', () => {
  const kinds = {
    '/chat/completions': chatRequest({ models: () => ({ contextTokens: 5000 }) }),
    '/responses': responsesRequest(),
    '/embeddings': embeddingsRequest(),
  };
  const bodies = [
    ...captured,
    ...validChats.map((body) => ({ path: '/chat/completions' as const, body })),
    { path: '/responses' as const, body: input() },
  ];

  test('whatever is put in, wherever', () => {
    const change = fc.constantFrom(...bodies).chain(({ path, body }) =>
      fc.record({
        kind: fc.constant(kinds[path]),
        body: fc.constant(body as Json),
        place: fc.constantFrom(...[...places(body)].slice(1)),
        value: fc.oneof(fc.jsonValue(), fc.anything()),
      }),
    );
    fc.assert(
      fc.property(change, ({ kind, body, place, value }) => {
        const checked = kind.check(changed(body, place, value));
        if (checked.ok) return;
        expect(checked.issues.length).toBeGreaterThan(0);
        expect(checked.fault.param ?? '').toBe(checked.issues[0]?.param);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });
});
