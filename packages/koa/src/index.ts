export * from '@faultwire/core';
export {
  type ApiKeyOptions,
  answerClientErrors,
  type Incoming,
  requestInfo,
} from '@faultwire/core/node';
export type { KoaContext, Middleware } from './context.js';
export { faultwire } from './faultwire.js';
export { requireApiKey } from './require-api-key.js';
