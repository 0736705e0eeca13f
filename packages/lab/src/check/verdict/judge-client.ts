import type { Family } from '../clients/client.js';
import type { Outcome } from '../drivers/driver.js';
import { promisedClass, promisedRequests, readable } from './client-promise.js';
import type { Broken } from './rules.js';
import type { Told } from './told.js';

/** What the client told its user, against what it can be made to tell. */
export function judgeClient(
  family: Family,
  outcome: Outcome,
  told: Told,
  phase: 'before' | 'after',
  requests: number,
): readonly Broken[] {
  if (outcome.end !== 'raised') return [{ rule: 'raises', found: outcome.end }];
  const broken: Broken[] = [];
  const expected =
    phase === 'before'
      ? promisedClass(family, told)
      : family === 'openai' || family === 'agents' || family === 'langchain'
        ? 'APIError'
        : undefined;
  if (expected !== undefined && outcome.exception !== expected) {
    broken.push({ rule: 'class', found: `${outcome.exception}, not ${expected}` });
  }
  broken.push(...judgeFields(family, outcome, told, phase));
  const promised = phase === 'before' ? promisedRequests(family, told) : 1;
  if (requests !== promised) {
    broken.push({ rule: 'requests', found: `${requests}, not ${promised}` });
  }
  return broken;
}

function judgeFields(
  family: Family,
  outcome: Outcome,
  told: Told,
  phase: 'before' | 'after',
): readonly Broken[] {
  const reads = readable(family, phase);
  const wrong = (field: string, found: unknown): readonly Broken[] => [
    { rule: 'fields', found: `${field} ${found ?? 'none'}` },
  ];
  if (reads.status && outcome.status !== told.status) return wrong('status', outcome.status);
  if (reads.type && outcome.type !== told.type) return wrong('type', outcome.type);
  if (reads.code && !told.codes.includes(outcome.code ?? null)) return wrong('code', outcome.code);
  if (reads.requestId && outcome.requestId === undefined) return wrong('request id', undefined);
  return [];
}
