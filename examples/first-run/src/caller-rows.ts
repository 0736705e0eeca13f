import { chat } from './calls.js';
import { longWait, plainFailure, success } from './expectation.js';
import type { Row } from './row.js';

const json = { 'content-type': 'application/json' };

const schemaThatIsNone = {
  response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: [] } },
};

/** The caller's own faults, by key, path, method and body; and twice nothing wrong. */
export const callerRows: readonly Row[] = [
  {
    group: 'caller',
    name: 'no such key',
    key: 'nobody',
    expected: plainFailure('invalid_api_key'),
    call: chat('demo-small'),
  },
  {
    group: 'caller',
    name: 'key revoked',
    key: 'demo_revoked',
    expected: plainFailure('invalid_api_key'),
    call: chat('demo-small'),
  },
  {
    group: 'caller',
    name: 'key may only list',
    key: 'demo_readonly',
    expected: plainFailure('permission_denied'),
    call: chat('demo-small'),
  },
  {
    group: 'caller',
    name: 'second request in a minute',
    key: 'demo_limited',
    expected: longWait,
    before: chat('demo-small'),
    call: chat('demo-small'),
  },
  {
    group: 'caller',
    name: 'no balance, paid model',
    key: 'demo_empty',
    expected: plainFailure('insufficient_balance'),
    call: chat('demo-large'),
  },
  {
    group: 'caller',
    name: 'no balance, free model',
    key: 'demo_empty',
    expected: success,
    call: chat('demo-small'),
  },
  {
    group: 'caller',
    name: 'unknown model',
    expected: plainFailure('model_not_found'),
    call: chat('demo-huge'),
  },
  {
    group: 'caller',
    name: 'prompt over the window',
    expected: plainFailure('context_length_exceeded'),
    call: chat('demo-large', { max_tokens: 9_000 }),
  },
  {
    group: 'caller',
    name: 'no messages',
    expected: plainFailure('invalid_request_error'),
    call: chat('demo-small', { messages: [] }),
  },
  {
    group: 'caller',
    name: 'temperature of the wrong type',
    expected: plainFailure('validation_error'),
    call: chat('demo-small', { temperature: 'hot' }),
  },
  {
    group: 'caller',
    name: 'schema that is no object',
    expected: plainFailure('invalid_schema'),
    call: chat('demo-small', schemaThatIsNone),
  },
  {
    group: 'caller',
    name: 'body that is no JSON',
    expected: plainFailure('invalid_request_error'),
    call: (client) => client.post('/chat/completions', { body: '{"model":', headers: json }),
  },
  {
    group: 'caller',
    name: 'body of another type',
    expected: plainFailure('unsupported_media_type'),
    call: (client) =>
      client.post('/chat/completions', {
        body: 'Hello',
        headers: { 'content-type': 'text/plain' },
      }),
  },
  {
    group: 'caller',
    name: 'body of 5 MiB',
    expected: plainFailure('request_too_large'),
    call: chat('demo-small', { user: 'x'.repeat(5 * 1024 * 1024) }),
  },
  {
    group: 'caller',
    name: 'wrong path',
    expected: plainFailure('not_found'),
    call: (client) => client.post('/chat/completion', { body: {} }),
  },
  {
    group: 'caller',
    name: 'wrong method',
    expected: plainFailure('method_not_allowed'),
    call: (client) => client.put('/chat/completions', { body: {} }),
  },
  { group: 'caller', name: 'all in order', expected: success, call: chat('demo-large') },
];
