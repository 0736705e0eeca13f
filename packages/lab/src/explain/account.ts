import {
  catalog,
  type Evidence,
  explain,
  type Fault,
  type FaultCode,
  redact,
  report,
  underCredentials,
} from '@faultwire/core';
import { advice } from './advice.js';

/** What a failure means: everything in it is redacted. */
export interface Account {
  readonly code: string;
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly origin: Fault['origin'];
  readonly retryable: boolean;
  /** `maybe`: depends on the operation. */
  readonly retry: 'no' | 'yes' | 'wait' | 'maybe';
  /** The wait that the failure itself states. */
  readonly retry_after_ms?: number;
  readonly evidence: Evidence;
  readonly provider?: string;
  readonly param?: string;
  readonly cause?: string;
  readonly cure?: string;
  /** What callers hear instead where the provider saw the gateway's own key. */
  readonly with_operator_key?: string;
  /** What was given, as the provider said it. */
  readonly said?: string;
  /** The same for people. */
  readonly text: string;
}

const MAX_SAID = 300;

/** A Fault → what it means, which rule decided, whose fault it is, whether a retry helps, what to do. */
export function accountOf(fault: Fault): Account {
  const row = Object.hasOwn(catalog, fault.code) ? catalog[fault.code as FaultCode] : undefined;
  const known = row === undefined ? undefined : advice[fault.code as FaultCode];
  const masked = underCredentials(fault, 'operator').code;
  const said = short(fault.upstream?.raw ?? '');
  const account = {
    code: fault.code,
    status: fault.status,
    type: fault.type,
    message: redact(report(fault).message),
    origin: fault.origin,
    retryable: fault.retryable,
    retry: retryOf(fault, row?.retry),
    ...(fault.retryAfterMs === undefined ? {} : { retry_after_ms: fault.retryAfterMs }),
    evidence: cleanEvidence(fault.evidence),
    ...(fault.upstream === undefined ? {} : { provider: redact(fault.upstream.provider) }),
    ...(fault.param === undefined ? {} : { param: redact(fault.param) }),
    ...known,
    ...(masked === fault.code ? {} : { with_operator_key: masked }),
    ...(said === '' ? {} : { said }),
  };
  return { ...account, text: redact(textOf(fault, account)) };
}

/** The catalog's word, unless this failure knows better. */
function retryOf(fault: Fault, usual: Account['retry'] | undefined): Account['retry'] {
  if (fault.retryable) return fault.retryAfterMs !== undefined || usual === 'wait' ? 'wait' : 'yes';
  return usual === 'maybe' ? 'maybe' : 'no';
}

function textOf(fault: Fault, account: Omit<Account, 'text'>): string {
  const { cause, cure, provider, said, with_operator_key: masked } = account;
  return [
    explain(fault),
    ...(cause === undefined ? [] : [`usual cause: ${cause}`]),
    ...(cure === undefined ? [] : [`what to do: ${cure}`]),
    ...(masked === undefined
      ? []
      : [`with the gateway's own key: callers are told ${masked}, for it is not their key`]),
    ...(provider === undefined || provider === 'unknown' ? [] : [`form of: ${provider}`]),
    ...(said === undefined ? [] : [`it said: ${said}`]),
  ].join('\n');
}

/** A log record that was pasted may hold anything in any place. */
function cleanEvidence(evidence: Evidence): Evidence {
  const clean = Object.entries(evidence).map(([key, value]) => [key, redact(String(value))]);
  return Object.fromEntries(clean) as unknown as Evidence;
}

function short(raw: string): string {
  const line = redact(raw).replace(/\s+/g, ' ').trim();
  return line.length > MAX_SAID ? `${line.slice(0, MAX_SAID)}…` : line;
}
