/** What is known of one circuit. */
export interface CircuitState {
  /** How long it stays open, in ms; 0: it lets through, or is due for its probe. */
  readonly openForMs: number;
  /** Failures of the window. At or over the rule's count and not open: half-open. */
  readonly failures: number;
}

/** When a circuit opens, and for how long. */
export interface CircuitRule {
  readonly failures: number;
  readonly windowMs: number;
  readonly openMs: number;
}

/**
 * Where circuits are kept; each call is atomic. `redisStore` shares them between replicas; a store
 * of your own may throw, and the breaker then goes on with local state.
 */
export interface CircuitStore {
  /** Counts a failure, and opens the circuit where the rule says so or its probe has failed. */
  fail(key: string, rule: CircuitRule): Promise<CircuitState>;
  /** The provider answers: the circuit is closed, unless it is open still (a late answer). */
  succeed(key: string): Promise<void>;
  /** What is known now; an unknown key is closed, with no failures. */
  state(key: string): Promise<CircuitState>;
  /** True for the one who may probe; for nobody else until the lease is over. A lease of 0 gives it back. */
  probe(key: string, leaseMs: number): Promise<boolean>;
}
