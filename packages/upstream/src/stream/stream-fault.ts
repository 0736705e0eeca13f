import { type Fault, type FaultOptions, fault, type PartialOutput, redact } from '@faultwire/core';
import { readFailure } from '../read-failure.js';
import type { StreamFailure } from './dialect.js';
import type { SourceFacts } from './source-facts.js';

const MESSAGES: { readonly [W in Exclude<StreamFailure['why'], 'said'>]: string } = {
  malformed: 'A frame of the stream cannot be read.',
  truncated: 'The stream ended before the answer was whole.',
  endless: 'A frame of the stream does not end.',
};

/** A broken stream → its Fault: the provider's own word where it gave one. */
export function streamFault(failure: StreamFailure, facts: SourceFacts): Fault {
  if (failure.why !== 'said') return unreadable(MESSAGES[failure.why], failure.why, facts);
  const { status, headers, provider, model, reading } = facts;
  return readFailure({ status, headers, body: failure.body, provider, model }, reading);
}

/** The upstream answered, but with nothing that can be interpreted: `upstream_unreachable`. */
export function unreadable(message: string, value: string, facts: SourceFacts, raw = ''): Fault {
  return fault('upstream_unreachable', {
    message,
    evidence: { by: 'none', field: 'body', value },
    upstream: upstreamOf(facts, raw),
  });
}

/** A limit on the wait for the upstream has passed. */
export function tooSlow(awaited: 'content' | 'frame', ms: number, facts: SourceFacts): Fault {
  return fault('request_timeout', {
    message: `The upstream sent no ${awaited} within ${ms} ms.`,
    upstream: upstreamOf(facts, ''),
  });
}

/** The Fault with what had come by then; it says that the 200 was out already. */
export function withPartial(failure: Fault, partial: PartialOutput): Fault {
  // A Fault is one object from throw to wire; a frozen one of somebody's own stays as it is.
  Reflect.set(failure, 'partial', partial);
  return failure;
}

function upstreamOf(
  { provider, model, status }: SourceFacts,
  raw: string,
): NonNullable<FaultOptions['upstream']> {
  return {
    provider: provider ?? 'unknown',
    ...(model === undefined ? {} : { model }),
    status,
    raw: redact(raw.slice(0, 8192)),
  };
}
