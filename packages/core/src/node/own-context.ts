import type { AsyncResource } from 'node:async_hooks';

let loaded: typeof import('node:async_hooks') | undefined;

/**
 * The async context of whoever runs now (the stores of AsyncLocalStorage, OpenTelemetry's span), kept
 * for what runs later on somebody else's timer: a log line must not be another caller's. Its module
 * is loaded at first use, since nothing needs it while a process starts.
 */
export function ownContext(): AsyncResource {
  loaded ??= process.getBuiltinModule('node:async_hooks');
  return new loaded.AsyncResource('FaultwireTimer', { requireManualDestroy: true });
}
