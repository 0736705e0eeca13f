export * from '@faultwire/core';
export {
  type ApiKeyOptions,
  answerClientErrors,
  type Incoming,
  requestInfo,
} from '@faultwire/core/node';
export { FaultwireFilter } from './faultwire-filter.js';
export { FaultwireModule } from './faultwire-module.js';
export { frameworkErrors } from './framework-errors.js';
export { requireApiKey } from './require-api-key.js';
