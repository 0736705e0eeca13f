import { catalog, type FaultCode, type StreamDialect } from '@faultwire/core';
import type { Expected, Row } from './row.js';

/** docs/contract.md, "The gateway's own credential": not for the caller to hear. */
const operators: ReadonlySet<string> = new Set([
  'invalid_api_key',
  'permission_denied',
  'insufficient_balance',
]);

/** What a provider can answer; the caller who leaves is nobody's answer. */
const providerCodes = (Object.keys(catalog) as FaultCode[]).filter(
  (code) => code !== 'client_closed_request',
);

const before = (code: FaultCode): Expected => ({ code, phase: 'before' });
const after = (code: FaultCode): Expected => ({ code, phase: 'after' });
const whole = (): Expected => 'whole';

/** The fault upstream's body under a 200 is a rate limit, in Anthropic's and Google's form an overload. */
const under200 = (dialect: StreamDialect): Expected =>
  before(dialect === 'chat' || dialect === 'responses' ? 'rate_limit_exceeded' : 'overloaded');

const inStream = (dialect: StreamDialect): Expected =>
  after(dialect === 'chat' || dialect === 'responses' ? 'internal_error' : 'overloaded');

const unreachable = (): Expected => before('upstream_unreachable');
const brokeOff = (): Expected => after('upstream_unreachable');
const tooSlow = (): Expected => before('request_timeout');
const stalled = (): Expected => after('request_timeout');

/** What a provider's own form cannot say, comes out as the nearest that it can. */
const lost: Readonly<Partial<Record<StreamDialect, Partial<Record<FaultCode, FaultCode>>>>> = {
  // Both have one word for all that is wrong with a request, and none for a gateway's own account.
  anthropic: {
    validation_error: 'invalid_request_error',
    upstream_rejected: 'upstream_unreachable',
  },
  gemini: {
    validation_error: 'invalid_request_error',
    upstream_rejected: 'service_unavailable', // UNAVAILABLE is all that it says
  },
};

function answered(code: FaultCode): Row['expected'] {
  const usual = operators.has(code) ? 'upstream_rejected' : code;
  return (dialect) => before(lost[dialect]?.[code] ?? usual);
}

/** What happens to connections and bodies of plain calls. */
const plain: readonly (readonly [fault: string, expected: Row['expected']])[] = [
  ['none', whole],
  ['cut_before_first_byte', unreachable],
  ['cut_mid_frame', unreachable],
  ['clean_end', unreachable],
  ['half_frame', unreachable],
  ['reset', unreachable],
  ['truncated_json', unreachable],
  ['gzip_cut', unreachable],
  ['html_502', unreachable],
  ['ok_with_error_body', under200],
  ['stall', tooSlow],
  ['split_utf8', whole],
  ['informational', whole],
];

/** And of streams. */
const streams: readonly (readonly [fault: string, expected: Row['expected']])[] = [
  ['none', whole],
  ['rate_limit_exceeded', () => before('rate_limit_exceeded')],
  ['overloaded', () => before('overloaded')],
  ['invalid_api_key', () => before('upstream_rejected')],
  ['context_length_exceeded', () => before('context_length_exceeded')],
  ['cut_before_first_byte', unreachable],
  ['html_502', unreachable],
  ['ok_with_error_body', under200],
  ['cut_mid_frame', brokeOff],
  ['clean_end', brokeOff],
  ['half_frame', brokeOff],
  ['reset', brokeOff],
  ['truncated_json', brokeOff],
  ['trailers', brokeOff],
  ['gzip_cut', brokeOff],
  ['stall', stalled],
  ['error_frame', inStream],
  ['split_utf8', whole],
  ['slow', whole],
];

const quick: ReadonlySet<string> = new Set([
  'none',
  'invalid_request_error',
  'rate_limit_exceeded',
  'invalid_api_key',
  'overloaded',
  'html_502',
  'clean_end',
  'cut_mid_frame',
  'error_frame',
]);

/** The default limits of the contract: first content of a plain call, silence within a stream. */
const patience = { plain: 120_000, stream: 60_000 };

/** Everything that a provider can cause: answers, connections, streams. */
export const providerRows: readonly Row[] = [
  ...providerCodes.map(
    (code): Row => ({
      id: code,
      group: 'provider',
      fault: code,
      expected: answered(code),
      quick: quick.has(code),
    }),
  ),
  ...plain.map(
    ([fault, expected]): Row => ({
      id: fault,
      group: 'connection',
      fault,
      expected,
      ...(fault === 'stall' ? { patienceMs: patience.plain } : {}),
      quick: quick.has(fault),
    }),
  ),
  ...streams.map(
    ([fault, expected]): Row => ({
      id: `stream: ${fault}`,
      group: 'stream',
      fault,
      stream: true,
      expected,
      ...(fault === 'stall' ? { patienceMs: patience.stream } : {}),
      quick: quick.has(fault),
    }),
  ),
];
