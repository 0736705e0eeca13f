export {
  type ApiKeyOptions,
  authenticate,
  createKeyGuard,
  type KeyGuard,
} from './api-key.js';
export { answerClientErrors } from './client-errors.js';
export { cut } from './cut.js';
export { IdleTimer } from './idle-timer.js';
export { type Incoming, noteRequest, requestInfo } from './request-info.js';
export type { RequestNotes } from './request-record.js';
export { openStream, type StreamOptions, type StreamOwner, streamOwnerOf } from './stream-owner.js';
export { unanswered, unrouted } from './unrouted.js';
export { createWriter, type Writer } from './writer.js';
