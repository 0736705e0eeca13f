import type { FaultCode, FaultOptions, StreamDialect } from '@faultwire/core';
import type { Family } from '../clients/client.js';
import type { RawRequest } from '../drivers/driver.js';

/** What must come of a call: an answer that is whole, or this failure before or after the first byte. */
export type Expected =
  | 'whole'
  | {
      readonly code: FaultCode;
      readonly phase: 'before' | 'after';
      /** What is wrong, where only one thing can be. */
      readonly issue?: FaultOptions['issue'];
    };

/** One line of the matrix. */
export interface Row {
  readonly id: string;
  readonly group: 'provider' | 'connection' | 'stream' | 'own';
  /** What the fault upstream is asked for; own rows provoke the server itself. */
  readonly fault?: string;
  readonly stream?: boolean;
  readonly expected: (dialect: StreamDialect) => Expected;
  readonly raw?: RawRequest;
  readonly wrongKey?: boolean;
  /** Is it about keys? A server without keys is not asked. */
  readonly aboutKeys?: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Families that can send this. Default: all. */
  readonly only?: readonly Family[];
  /** How long the contract lets a server wait here (docs/contract.md, "Streams"). Default: not at all. */
  readonly patienceMs?: number;
  /** Part of `--quick`. */
  readonly quick?: boolean;
}
