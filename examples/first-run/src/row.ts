import type OpenAI from 'openai';
import type { Outcome } from './expectation.js';

/** At which gateway a row is played: beside the usual one there are two with a bad address. */
export type Door = 'upstream' | 'refused' | 'untrusted';

/** One line of the table: how to provoke a failure, and what the contract says of it. */
export interface Row {
  readonly name: string;
  readonly group: 'provider' | 'connection' | 'stream' | 'caller';
  readonly expected: Outcome;
  readonly door?: Door;
  /** Default `demo`. */
  readonly key?: string;
  /** Calls that are made, and must work, before the one that counts. */
  readonly before?: (client: OpenAI) => Promise<unknown>;
  readonly call: (client: OpenAI) => Promise<unknown>;
}
