import type { StreamDialect } from '@faultwire/core';

/** How a client behaves: which file of `drivers/` calls it, and what it can be made to do. */
export type Family = 'openai' | 'ai-sdk' | 'langchain' | 'agents' | 'anthropic' | 'genai' | 'fetch';

/** One package of a client, at the version that was measured. */
export interface ClientPackage {
  readonly name: string;
  readonly version: string;
}

/** One client of the matrix. */
export interface Client {
  /** What `--clients` calls it. */
  readonly id: string;
  /** What reports call it. */
  readonly title: string;
  readonly family: Family;
  /** The first one is the client itself. */
  readonly packages: readonly ClientPackage[];
  readonly dialect: StreamDialect;
}
