import { catalog, type FaultCode } from '@faultwire/core';
import { chat, stream } from './calls.js';
import { fromProvider, type Outcome, plainFailure, streamFailure, success } from './expectation.js';
import type { Row } from './row.js';

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

/** Everything that a provider can cause: answers, connections, streams. */
export const providerRows: readonly Row[] = [
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
];
