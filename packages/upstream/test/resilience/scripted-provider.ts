import {
  type Attempt,
  type Circuit,
  type Fault,
  type FaultCode,
  fault,
  isFault,
} from '@faultwire/core';
import { circuitId } from '../../src/resilience/circuit-id.js';
import type { EndSignal } from '../../src/resilience/end-signal.js';
import type { Fallback } from '../../src/resilience/fallback.js';
import type { Placing, Route } from '../../src/resilience/job.js';
import type { Layers } from '../../src/resilience/layer-guard.js';
import { createResilience, type ResilienceOptions } from '../../src/resilience/resilience.js';
import type { Trail } from '../../src/resilience/trail.js';
import { type ScriptedClock, scriptedClock } from './scripted-clock.js';

/** What a model answers, call after call: a code fails, 'ok' serves, 'silence' waits for its signals. */
export type Script = Readonly<Record<string, readonly (FaultCode | 'ok' | 'silence' | Fault)[]>>;

export interface Ask {
  readonly model?: string;
  readonly layers?: Layers;
  readonly replayable?: boolean;
  readonly signals?: readonly AbortSignal[];
}

/** Resilience over a provider that follows a script, and what was seen of both. */
export interface Rig {
  readonly clock: ScriptedClock;
  readonly calls: { readonly model: string; readonly attempt: number; readonly atMs: number }[];
  readonly attempts: Attempt[];
  readonly circuits: Circuit[];
  ask(ask?: Ask): { trail: Trail; answer: Promise<string> };
  onBalanceChange(): void;
}

export function rig(script: Script, options: ResilienceOptions = {}): Rig {
  const clock = scriptedClock();
  const calls: Rig['calls'] = [];
  const attempts: Attempt[] = [];
  const circuits: Circuit[] = [];
  const observer = {
    onAttempt: (attempt: Attempt) => attempts.push(attempt),
    onCircuit: (circuit: Circuit) => circuits.push(circuit),
  };
  const resilience = createResilience({ ...options, observers: [observer] }, clock);
  const left = new Map(Object.entries(script).map(([model, steps]) => [model, [...steps]]));
  const routeOf = (model: string, fallback?: Fallback): Route => ({
    circuit: circuitId('acme', 'acme.example', model, 'sk-1'),
    fallback,
    credentials: 'caller',
  });
  const place = async ({ circuit }: Route, placing: Placing): Promise<string> => {
    calls.push({ model: circuit.model, attempt: placing.attempt, atMs: clock.now() });
    const steps = left.get(circuit.model) ?? [];
    const step = steps.length > 1 ? steps.shift() : steps[0];
    if (step === 'ok') return `from ${circuit.model}`;
    if (step === 'silence') return silence(placing.signals);
    if (isFault(step)) throw step;
    throw fault(step ?? 'internal_error', { upstream: { provider: 'acme', status: 500, raw: '' } });
  };
  return {
    clock,
    calls,
    attempts,
    circuits,
    onBalanceChange: resilience.onBalanceChange,
    ask({ model = 'a', layers, replayable = true, signals = [] } = {}) {
      const { trail, answer } = resilience.pursue({
        routes: [routeOf(model), ...resilience.fallbacks.map((to) => routeOf(to.model, to))],
        layers: layers ?? { before: 0, mayMake: Number.POSITIVE_INFINITY },
        replayable,
        streamed: false,
        signals,
        place,
        statusOf: () => 200,
      });
      // A test may look later than it fails.
      answer.catch(() => {});
      return { trail, answer };
    },
  };
}

function silence(signals: readonly EndSignal[]): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of signals) signal.addEventListener('abort', () => reject(signal.reason));
  });
}

export async function faultOf(answer: Promise<unknown>): Promise<Fault> {
  const thrown = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isFault(thrown)) throw new Error('it did not fail with a Fault');
  return thrown;
}
