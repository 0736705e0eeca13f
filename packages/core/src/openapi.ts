import { answer } from './answer.js';
import { catalog } from './catalog.js';
import { Fault } from './fault.js';
import { profiles } from './profiles/index.js';
import type { EnvelopeKey, Profile } from './profiles/profile.js';
import type { FaultCode } from './types.js';

type Schema = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<Record<EnvelopeKey, Schema>> = {
  message: { type: 'string', minLength: 1, description: 'What went wrong, for the caller.' },
  type: { type: 'string', description: 'The broad class of the failure.' },
  code: { type: ['string', 'null'], description: 'What went wrong, for programs.' },
  param: {
    type: ['string', 'null'],
    description: 'The parameter at fault, such as `messages[2].content[0].image_url.url`.',
  },
  doc_url: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
  request_id: { type: 'string', description: 'The same as the header `x-request-id`.' },
};

const HEADERS: Readonly<Record<string, string>> = {
  'x-request-id': 'Names the request in logs; the caller may choose it.',
  'retry-after': 'Seconds to wait before a retry.',
  'retry-after-ms': 'The same wait in milliseconds.',
  'x-should-retry': 'Whether a retry can help, where the status alone would mislead.',
  'www-authenticate': 'What is wrong with the credentials (RFC 6750).',
  allow: 'The methods that the path takes.',
};

/**
 * The envelope of every failure, as JSON Schema 2020-12 (docs/contract.md, "The envelope"). In zod:
 * `z.fromJSONSchema(envelopeSchema)`.
 */
export const envelopeSchema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'ErrorEnvelope',
  ...envelopeOf(
    ['message', 'type', 'code', 'param', 'doc_url', 'request_id'],
    ['message', 'type', 'code'],
  ),
};

/**
 * The failures of an API as the `responses` of OpenAPI 3.1, by status, from the catalog: schema,
 * headers, and each code as an example, worded as the profile words it.
 *
 * @param profile whose statuses, keys and wording; default `profiles.standard`.
 * @param codes which failures the operation has; default: every one that is ever sent.
 * @example
 * ```ts
 * document.paths['/v1/models'].get.responses = openapiResponses(profiles.openai, ['invalid_api_key']);
 * ```
 */
export function openapiResponses(
  profile: Profile = profiles.standard,
  codes: readonly FaultCode[] = SENT,
): Record<string, object> {
  const byStatus = new Map<number, FaultCode[]>();
  for (const code of codes) {
    const { status } = answer(new Fault(code), { profile });
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const sorted = [...byStatus].sort(([one], [other]) => one - other);
  return Object.fromEntries(
    sorted.map(([status, members]) => [String(status), response(members, profile)]),
  );
}

/** All codes of the catalog but the one that nobody is left to read. */
const SENT = (Object.keys(catalog) as FaultCode[]).filter(
  (code) => code !== 'client_closed_request',
);

function response(codes: readonly FaultCode[], profile: Profile): object {
  const answers = codes.map((code) => ({
    code,
    ...answer(new Fault(code), { profile, requestId: 'req_1' }),
  }));
  const names = new Set(answers.flatMap(({ headers }) => Object.keys(headers)));
  const headers = Object.entries(HEADERS)
    .filter(
      ([name]) => names.has(name) || (name === 'allow' && codes.includes('method_not_allowed')),
    )
    .map(([name, description]) => [name, { description, schema: { type: 'string' } }]);
  return {
    description: codes.map((code) => `\`${code}\`: ${catalog[code].message}`).join('\n\n'),
    headers: Object.fromEntries(headers),
    content: {
      'application/json': {
        schema: envelopeOf(profile.keys, profile.omitNull ? ['message', 'type'] : profile.keys),
        examples: Object.fromEntries(
          answers.map(({ code, body }) => [code, { value: JSON.parse(body) }]),
        ),
      },
    },
  };
}

function envelopeOf(keys: readonly EnvelopeKey[], required: readonly EnvelopeKey[]): Schema {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: [...required],
        properties: Object.fromEntries(keys.map((key) => [key, FIELDS[key]])),
      },
    },
  };
}
