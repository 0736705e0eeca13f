import type { Profile } from '@faultwire/core';
import { words } from '../../upstream/good-answer.js';
import type { Client } from '../clients/client.js';
import type { Outcome } from '../drivers/driver.js';
import type { Expected } from '../rows/row.js';
import type { WireAnswer } from '../wire/wire-answer.js';
import { judgeClient } from './judge-client.js';
import { judgePlain, judgeStream } from './judge-wire.js';
import type { Broken } from './rules.js';
import { toldOf } from './told.js';

/** Everything that was seen of one call. */
export interface Seen {
  readonly client: Client;
  /** Undefined: nothing came within the bound. */
  readonly outcome: Outcome | undefined;
  /** The last answer on the wire, if there was one. */
  readonly wire: WireAnswer | undefined;
  readonly requests: number;
}

/**
 * Which rules were broken, the cause first. Where the wire is wrong the client is only asked whether
 * it was deceived: what else it does follows from the wire.
 */
export function judge(seen: Seen, expected: Expected, profile: Profile): readonly Broken[] {
  const { client, outcome, wire, requests } = seen;
  if (outcome === undefined) return [{ rule: 'ends', found: 'no end within the bound' }];
  if (expected === 'whole') return judgeWhole(outcome);
  const deceived: readonly Broken[] =
    outcome.end === 'complete'
      ? [{ rule: 'true-end', found: `${client.title} takes it for whole` }]
      : [];
  if (wire === undefined) {
    return [...deceived, { rule: 'answers', found: outcome.exception ?? 'no answer' }];
  }
  const told = toldOf(expected, profile, client.dialect);
  const onWire =
    expected.phase === 'before'
      ? judgePlain(wire, told, profile, client.dialect)
      : wire.status === 200
        ? judgeStream(wire, told, client.dialect)
        : judgePlain(wire, told, profile, client.dialect);
  if (deceived.length > 0 || onWire.length > 0) return [...deceived, ...onWire];
  const phase = wire.status === 200 ? 'after' : 'before';
  return judgeClient(client.family, outcome, told, phase, requests);
}

function judgeWhole(outcome: Outcome): readonly Broken[] {
  const said = words.join('');
  if (outcome.end === 'complete' && outcome.text === said) return [];
  const found =
    outcome.end === 'complete'
      ? `another text: ${JSON.stringify((outcome.text ?? '').slice(0, 60))}`
      : `${outcome.exception ?? outcome.end}: ${outcome.message ?? ''}`;
  return [{ rule: 'whole', found }];
}
