import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What is used of Koa's `ctx`, by structure, so that the types of Koa 2 and 3 both fit and neither
 * is a dependency.
 */
export interface KoaContext {
  req: IncomingMessage;
  res: ServerResponse;
  status: number;
  body: unknown;
  state: Record<string, unknown>;
  respond?: boolean | undefined;
  readonly app: KoaApp;
}

/** What is used of a Koa app: the prototypes of its contexts and responses. */
export interface KoaApp {
  readonly context: { onerror?(error: unknown): void };
  readonly response: object;
}

/** A Koa middleware. */
export type Middleware = (ctx: KoaContext, next: () => Promise<unknown>) => Promise<void>;
