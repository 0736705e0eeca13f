import type { Circuit, Fault } from '@faultwire/core';
import type { BreakerRule } from './breaker-options.js';
import type { CircuitId } from './circuit-id.js';
import type { CircuitState, CircuitStore } from './circuit-store.js';
import { FailureShare } from './failure-share.js';
import { insuredStore } from './insured-store.js';
import { memoryStore } from './memory-store.js';
import { opensCircuit } from './opens-circuit.js';

/** While somebody else probes, callers are told to come back after this. */
const PROBE_UNDER_WAY_MS = 1_000;
/** Models come from callers: what is kept of them is bounded. */
const MOST_CIRCUITS = 1_000;

/** May the call be made? Whoever makes it says how it went, exactly once, and learns whether the circuit is open now. */
export type Admission =
  | { readonly admitted: false; readonly retryAfterMs: number }
  | { readonly admitted: true; settle(fault?: Fault): Promise<boolean> };

/** What this process last saw of one circuit. */
interface View extends CircuitId {
  state: Circuit['state'];
  failures: number;
  openUntil: number;
  readonly share: FailureShare;
}

/**
 * Circuit breakers by provider, model and key (https://martinfowler.com/bliki/CircuitBreaker.html).
 * The store decides, this process remembers: an open circuit is refused without asking again, and
 * after its time one single probe goes through.
 */
export class Breaker {
  readonly #rule: BreakerRule;
  readonly #store: CircuitStore;
  readonly #now: () => number;
  readonly #tell: (circuit: Circuit) => void;
  readonly #views = new Map<string, View>();

  /** @param tell hears of every change of state; must not throw. */
  constructor(rule: BreakerRule, now: () => number, tell: (circuit: Circuit) => void) {
    this.#rule = rule;
    this.#store = rule.store === undefined ? memoryStore() : insuredStore(rule.store);
    this.#now = now;
    this.#tell = tell;
  }

  /** The circuits as this process knows them. */
  circuits(): readonly Circuit[] {
    return [...this.#views.values()].map((view) => this.#circuit(view));
  }

  /** Asks for leave to call. */
  async admit(id: CircuitId): Promise<Admission> {
    const view = this.#view(id);
    const leftMs = view.openUntil - this.#now();
    if (leftMs > 0) return { admitted: false, retryAfterMs: leftMs };
    const state = await this.#store.state(id.key);
    this.#see(view, state);
    if (state.openForMs > 0) return { admitted: false, retryAfterMs: state.openForMs };
    const probe = this.#halfOpen(state);
    // A lease as long as the circuit was open: a probe that dies with its process costs one turn.
    if (probe && !(await this.#store.probe(id.key, this.#rule.openMs)))
      return { admitted: false, retryAfterMs: PROBE_UNDER_WAY_MS };
    return { admitted: true, settle: (fault) => this.#settle(view, probe, fault) };
  }

  async #settle(view: View, probe: boolean, fault: Fault | undefined): Promise<boolean> {
    if (fault !== undefined && opensCircuit(fault)) {
      // Of a probe one failure is enough.
      if (view.share.failed(this.#now()) || probe) await this.#fail(view, fault.retryAfterMs);
    } else if (fault === undefined || fault.upstream?.status !== undefined) {
      await this.#answered(view, probe);
    } else if (probe) {
      // The caller left, or we failed ourselves: nothing was learnt, so another may probe.
      await this.#store.probe(view.key, 0);
    }
    return view.openUntil > this.#now();
  }

  async #fail(view: View, hintMs: number | undefined): Promise<void> {
    const { failures, windowMs, openMs } = this.#rule;
    const rule = { failures, windowMs, openMs: hintMs ?? openMs };
    this.#see(view, await this.#store.fail(view.key, rule));
  }

  /** It answers, be it with a refusal of the request: failures before are forgotten. */
  async #answered(view: View, probe: boolean): Promise<void> {
    view.share.served();
    if (!probe && view.failures === 0) return;
    // A late answer to a call made before the circuit opened closes nothing.
    if (!probe && view.state !== 'closed') return;
    await this.#store.succeed(view.key);
    this.#see(view, { openForMs: 0, failures: 0 });
  }

  #halfOpen({ openForMs, failures }: CircuitState): boolean {
    return openForMs === 0 && failures >= this.#rule.failures;
  }

  #see(view: View, state: CircuitState): void {
    const before = view.state;
    view.failures = state.failures;
    view.openUntil = state.openForMs > 0 ? this.#now() + state.openForMs : 0;
    view.state = state.openForMs > 0 ? 'open' : this.#halfOpen(state) ? 'half-open' : 'closed';
    if (view.state !== before) this.#tell(this.#circuit(view));
  }

  #circuit({ provider, model, keyHint, failures, state, openUntil }: View): Circuit {
    const facts = { provider, model, keyHint, failures };
    if (state !== 'open') return { ...facts, state };
    const leftMs = openUntil - this.#now();
    // Its time is over, and nobody has asked since.
    if (leftMs <= 0) return { ...facts, state: 'half-open' };
    return { ...facts, state, retryAfterMs: Math.ceil(leftMs) };
  }

  #view(id: CircuitId): View {
    const known = this.#views.get(id.key);
    if (known !== undefined) return known;
    if (this.#views.size >= MOST_CIRCUITS) this.#dropOne();
    const share = new FailureShare(this.#rule.windowMs);
    const view: View = { ...id, share, state: 'closed', failures: 0, openUntil: 0 };
    this.#views.set(id.key, view);
    return view;
  }

  /** The oldest closed one, else the oldest. */
  #dropOne(): void {
    let oldest: string | undefined;
    for (const [key, { state }] of this.#views) {
      oldest ??= key;
      if (state === 'closed') {
        oldest = key;
        break;
      }
    }
    if (oldest !== undefined) this.#views.delete(oldest);
  }
}
