export * from '@faultwire/core';
export {
  type ApiKeyOptions,
  answerClientErrors,
  type Incoming,
  requestInfo,
} from '@faultwire/core/node';
export { faultwire } from './faultwire.js';
export type { ErrorHandler, Handler } from './handler.js';
export { requestContext } from './request-context.js';
export { requireApiKey } from './require-api-key.js';
export { wrap } from './wrap.js';
