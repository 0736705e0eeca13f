import type { FaultCode, FaultOptions } from '@faultwire/core';
import type { Family } from '../clients/client.js';
import type { RawRequest } from '../drivers/driver.js';
import type { Expected, Row } from './row.js';

const before = (code: FaultCode, issue?: FaultOptions['issue']): (() => Expected) => {
  const expected: Expected = { code, phase: 'before', ...(issue === undefined ? {} : { issue }) };
  return () => expected;
};

const body = JSON.stringify({ model: 'demo-small', messages: [{ role: 'user', content: 'Hi' }] });
const post = (more: Partial<RawRequest>): RawRequest => ({
  method: 'POST',
  path: '/chat/completions',
  body,
  ...more,
});

/** More than any gateway takes. */
const tooLarge = JSON.stringify({
  model: 'demo-small',
  messages: [{ role: 'user', content: 'x'.repeat(12 * 1024 * 1024) }],
});

/** Whoever speaks Chat Completions or Responses. */
const openaiDialect: readonly Family[] = ['openai', 'ai-sdk', 'langchain', 'agents', 'fetch'];

/** What needs no provider: the server's own answers to its caller's mistakes. */
export const ownRows: readonly Row[] = [
  {
    id: 'no key',
    group: 'own',
    aboutKeys: true,
    only: ['fetch'],
    raw: post({ keyless: true }),
    expected: before('invalid_api_key', 'missing'),
  },
  {
    id: 'wrong key',
    group: 'own',
    aboutKeys: true,
    wrongKey: true,
    only: openaiDialect,
    expected: before('invalid_api_key', 'unknown'),
    quick: true,
  },
  {
    id: 'unknown model',
    group: 'own',
    only: openaiDialect,
    expected: before('model_not_found'),
    quick: true,
  },
  {
    id: 'bad JSON',
    group: 'own',
    only: ['fetch'],
    raw: post({ body: '{"model":' }),
    expected: before('invalid_request_error'),
    quick: true,
  },
  {
    id: 'no messages',
    group: 'own',
    only: ['fetch'],
    raw: post({ body: '{"model":"demo-small","messages":[]}' }),
    expected: before('invalid_request_error'),
  },
  {
    id: 'temperature of the wrong type',
    group: 'own',
    only: ['fetch'],
    raw: post({ body: body.replace('{', '{"temperature":"hot",') }),
    expected: before('validation_error'),
  },
  {
    id: 'bad schema',
    group: 'own',
    only: ['fetch'],
    raw: post({
      body: body.replace(
        '{',
        '{"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":[]}},',
      ),
    }),
    expected: before('invalid_schema'),
  },
  {
    id: 'body of another type',
    group: 'own',
    only: ['fetch'],
    raw: post({ body: 'Hello', contentType: 'text/plain' }),
    expected: before('unsupported_media_type'),
  },
  {
    id: 'oversize body',
    group: 'own',
    only: ['fetch'],
    raw: post({ body: tooLarge }),
    expected: before('request_too_large'),
  },
  {
    id: 'unknown path',
    group: 'own',
    only: ['fetch'],
    raw: post({ path: '/chat/completion' }),
    expected: before('not_found'),
    quick: true,
  },
  {
    id: 'unknown method',
    group: 'own',
    only: ['fetch'],
    raw: post({ method: 'PUT' }),
    expected: before('method_not_allowed'),
    quick: true,
  },
];
