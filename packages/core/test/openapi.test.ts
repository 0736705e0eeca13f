import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import { answer } from '../src/answer.js';
import { catalog } from '../src/catalog.js';
import { fault } from '../src/fault.js';
import { envelopeSchema, openapiResponses } from '../src/openapi.js';
import { profiles } from '../src/profiles/index.js';
import type { FaultCode } from '../src/types.js';

const codes = Object.keys(catalog) as FaultCode[];
const ajv = new Ajv2020.default({ strict: false, validateFormats: false });

interface Described {
  description: string;
  headers: Record<string, object>;
  content: {
    'application/json': { schema: object; examples: Record<string, { value: object }> };
  };
}

describe('envelopeSchema', () => {
  const validate = ajv.compile(envelopeSchema);

  test.each(Object.values(profiles))('every answer of $name satisfies it', (profile) => {
    for (const code of codes)
      expect([code, validate(JSON.parse(answer(fault(code), { profile }).body))]).toEqual([
        code,
        true,
      ]);
  });

  test.each([
    [{}],
    [{ error: 'text' }],
    [{ error: { message: '', type: 't', code: 'c' } }],
    [{ error: { message: 'm', type: null, code: 'c' } }],
    [{ error: { message: 'm', type: 't', code: 400 } }],
    [{ error: { message: 'm', type: 't', code: 'c', param: ['a'] } }],
  ])('%j does not', (body) => {
    expect(validate(body)).toBe(false);
  });
});

describe('openapiResponses', () => {
  test('groups codes by the status that the profile gives them', () => {
    const chosen: FaultCode[] = [
      'insufficient_balance',
      'permission_denied',
      'rate_limit_exceeded',
    ];
    expect(Object.keys(openapiResponses(profiles.standard, chosen))).toEqual(['402', '403', '429']);
    expect(Object.keys(openapiResponses(profiles.solidrust, chosen))).toEqual(['403', '429']);
    expect(Object.keys(openapiResponses(profiles.openai, chosen))).toEqual(['403', '429']);
  });

  test('has every code that is ever sent, unless told otherwise', () => {
    const responses = Object.values(openapiResponses(profiles.standard)) as Described[];
    const examples = responses.flatMap(({ content }) =>
      Object.keys(content['application/json'].examples),
    );
    expect(examples.sort()).toEqual(
      codes.filter((code) => code !== 'client_closed_request').sort(),
    );
  });

  test('says schema, headers and the exact body of each example', () => {
    const { '429': limited } = openapiResponses(profiles.solrouter, ['rate_limit_exceeded']);
    const { headers, content, description } = limited as Described;
    expect(Object.keys(headers)).toEqual(['x-request-id', 'retry-after', 'retry-after-ms']);
    expect(description).toContain('rate_limit_exceeded');
    const { schema, examples } = content['application/json'];
    const { value } = examples['rate_limit_exceeded'] as { value: object };
    expect(value).toEqual({
      error: {
        message: 'rate limit exceeded',
        type: 'rate_limit_error',
        code: 'rate_limit_exceeded',
      },
    });
    expect(ajv.validate(schema, value)).toBe(true);
  });

  test('says Allow where a method may be refused, and WWW-Authenticate on a 401', () => {
    const responses = openapiResponses(profiles.standard) as Record<string, Described>;
    expect(responses['405']?.headers).toHaveProperty('allow');
    expect(responses['401']?.headers).toHaveProperty('www-authenticate');
    expect(responses['404']?.headers).not.toHaveProperty('allow');
  });
});
