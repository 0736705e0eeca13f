import type { Fault, FaultCode } from '@faultwire/core';
import type { Target } from '../upstream-options.js';
import { mayOpenCircuit } from './opens-circuit.js';
import { checkCodes, checkKeys, refuse, show } from './option-checks.js';

/**
 * Where a request goes when another target has failed. What it leaves out stays as before: give
 * another `baseURL` its own `apiKey` (docs/resilience.md, "Fallback").
 *
 * @example
 * ```ts
 * createUpstream({ fallback: [{ model: 'arcee-ai/trinity-mini:free', when: ['insufficient_balance'] }] });
 * ```
 */
export interface Fallback extends Target {
  /** Takes the place of the request's own. */
  model: string;
  /** The codes that lead here, as the catalog has them. */
  when: readonly FaultCode[];
}

/**
 * Checks a chain of fallbacks.
 *
 * @throws TypeError with a sentence that names the option: a code that the catalog does not have, a
 *   target that stands in the chain twice.
 */
export function checkFallbacks(chain: readonly Fallback[] = []): readonly Fallback[] {
  if (!Array.isArray(chain)) refuse(`fallback must be a list, not ${show(chain)}`);
  const seen = new Map<string, number>();
  chain.forEach((entry: Fallback, index) => {
    const name = `fallback[${index}]`;
    checkKeys(name, entry, ['model', 'when', 'baseURL', 'apiKey', 'provider', 'headers']);
    if (typeof entry.model !== 'string' || entry.model === '')
      refuse(`${name}.model must be the name of a model, not ${show(entry.model)}`);
    if (checkCodes(`${name}.when`, entry.when).length === 0)
      refuse(`${name}.when is empty, so nothing leads there`);
    const target = targetKey(entry);
    const earlier = seen.get(target);
    if (earlier !== undefined)
      refuse(
        `${name} leads back to ${show(entry.model)} of fallback[${earlier}], a cycle; name all codes in one entry`,
      );
    seen.set(target, index);
  });
  return chain;
}

/** What makes two targets one. */
export function targetKey({ baseURL, apiKey, model }: Fallback): string {
  return JSON.stringify([baseURL?.replace(/\/+$/, ''), apiKey, model]);
}

/** Does this failure lead to that fallback? An open circuit is any failure that could have opened it. */
export function leadsTo(fallback: Fallback, fault: Fault, circuitOpen: boolean): boolean {
  return fallback.when.some((code) => code === fault.code || (circuitOpen && mayOpenCircuit(code)));
}
