import { catalog, type FaultCode } from '@faultwire/core';
import type OpenAI from 'openai';
import {
  fromProvider,
  longWait,
  type Outcome,
  plainFailure,
  streamFailure,
  success,
} from './expectation.js';

/** At which gateway a row is played: beside the usual one there are two with a bad address. */
export type Door = 'upstream' | 'refused' | 'untrusted';

/** One line of the table: how to provoke a failure, and what the contract says of it. */
export interface Row {
  readonly name: string;
  readonly group: 'provider' | 'connection' | 'stream' | 'caller';
  readonly expected: Outcome;
  readonly door?: Door;
  /** Default `demo`. */
  readonly key?: string;
  /** Calls that are made, and must work, before the one that counts. */
  readonly before?: (client: OpenAI) => Promise<unknown>;
  readonly call: (client: OpenAI) => Promise<unknown>;
}

const messages = [{ role: 'user' as const, content: 'Hello' }];

const chat =
  (model: string, more: object = {}) =>
  (client: OpenAI): Promise<unknown> =>
    client.chat.completions.create({ model, messages, ...more });

const stream =
  (model: string) =>
  async (client: OpenAI): Promise<void> => {
    const chunks = await client.chat.completions.create({ model, messages, stream: true });
    for await (const _ of chunks);
  };

const json = { 'content-type': 'application/json' };

/** Every code that a provider can answer with; the caller who leaves is nobody's answer. */
const providerCodes = (Object.keys(catalog) as FaultCode[]).filter(
  (code) => code !== 'client_closed_request',
);

const unreachable = plainFailure('upstream_unreachable');

const connectionFaults: readonly (readonly [fault: string, expected: Outcome])[] = [
  ['cut_before_first_byte', unreachable],
  ['cut_mid_frame', unreachable],
  ['clean_end', unreachable],
  ['reset', unreachable],
  ['truncated_json', unreachable],
  ['html_502', unreachable],
  ['stall', plainFailure('request_timeout')],
  ['ok_with_error_body', plainFailure('rate_limit_exceeded')],
  ['slow', success],
];

const streamFaults: readonly (readonly [fault: string, expected: Outcome])[] = [
  ['overloaded', plainFailure('overloaded')],
  ['cut_before_first_byte', unreachable],
  ['ok_with_error_body', plainFailure('rate_limit_exceeded')],
  ['cut_mid_frame', streamFailure('upstream_unreachable')],
  ['clean_end', streamFailure('upstream_unreachable')],
  ['reset', streamFailure('upstream_unreachable')],
  ['truncated_json', streamFailure('upstream_unreachable')],
  ['stall', streamFailure('request_timeout')],
  ['error_frame', streamFailure('internal_error')],
  ['slow', success],
];

const schemaThatIsNone = {
  response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: [] } },
};

const callerRows: readonly Omit<Row, 'group'>[] = [
  {
    name: 'no such key',
    key: 'nobody',
    expected: plainFailure('invalid_api_key'),
    call: chat('demo-small'),
  },
  {
    name: 'key revoked',
    key: 'demo_revoked',
    expected: plainFailure('invalid_api_key'),
    call: chat('demo-small'),
  },
  {
    name: 'key may only list',
    key: 'demo_readonly',
    expected: plainFailure('permission_denied'),
    call: chat('demo-small'),
  },
  {
    name: 'second request in a minute',
    key: 'demo_limited',
    expected: longWait,
    before: chat('demo-small'),
    call: chat('demo-small'),
  },
  {
    name: 'no balance, paid model',
    key: 'demo_empty',
    expected: plainFailure('insufficient_balance'),
    call: chat('demo-large'),
  },
  {
    name: 'no balance, free model',
    key: 'demo_empty',
    expected: success,
    call: chat('demo-small'),
  },
  { name: 'unknown model', expected: plainFailure('model_not_found'), call: chat('demo-huge') },
  {
    name: 'prompt over the window',
    expected: plainFailure('context_length_exceeded'),
    call: chat('demo-large', { max_tokens: 9_000 }),
  },
  {
    name: 'no messages',
    expected: plainFailure('invalid_request_error'),
    call: chat('demo-small', { messages: [] }),
  },
  {
    name: 'temperature of the wrong type',
    expected: plainFailure('validation_error'),
    call: chat('demo-small', { temperature: 'hot' }),
  },
  {
    name: 'schema that is no object',
    expected: plainFailure('invalid_schema'),
    call: chat('demo-small', schemaThatIsNone),
  },
  {
    name: 'body that is no JSON',
    expected: plainFailure('invalid_request_error'),
    call: (client) => client.post('/chat/completions', { body: '{"model":', headers: json }),
  },
  {
    name: 'body of another type',
    expected: plainFailure('unsupported_media_type'),
    call: (client) =>
      client.post('/chat/completions', {
        body: 'Hello',
        headers: { 'content-type': 'text/plain' },
      }),
  },
  {
    name: 'body of 5 MiB',
    expected: plainFailure('request_too_large'),
    call: chat('demo-small', { user: 'x'.repeat(5 * 1024 * 1024) }),
  },
  {
    name: 'wrong path',
    expected: plainFailure('not_found'),
    call: (client) => client.post('/chat/completion', { body: {} }),
  },
  {
    name: 'wrong method',
    expected: plainFailure('method_not_allowed'),
    call: (client) => client.put('/chat/completions', { body: {} }),
  },
  { name: 'all in order', expected: success, call: chat('demo-large') },
];

/** The table's lines, in order. */
export const rows: readonly Row[] = [
  ...providerCodes.map(
    (code): Row => ({
      name: code,
      group: 'provider',
      expected: plainFailure(fromProvider(code)),
      call: chat(`fault:${code}`),
    }),
  ),
  {
    name: 'connection_refused',
    group: 'connection',
    door: 'refused',
    expected: unreachable,
    call: chat('demo-small'),
  },
  {
    name: 'tls_failure',
    group: 'connection',
    door: 'untrusted',
    expected: unreachable,
    call: chat('demo-small'),
  },
  ...connectionFaults.map(
    ([fault, expected]): Row => ({
      name: fault,
      group: 'connection',
      expected,
      call: chat(`fault:${fault}`),
    }),
  ),
  ...streamFaults.map(
    ([fault, expected]): Row => ({
      name: fault,
      group: 'stream',
      expected,
      call: stream(`fault:${fault}`),
    }),
  ),
  ...callerRows.map((row): Row => ({ ...row, group: 'caller' })),
];
