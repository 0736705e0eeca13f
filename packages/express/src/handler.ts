import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Express' handlers by structure, so that the types of Express 4 and 5 both fit and neither is a
 * dependency.
 */
export type Handler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Express knows an error handler by its four parameters. */
export type ErrorHandler = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;
