export { type ChatMessage, type ChatRequest, chatRequest } from './chat-request.js';
export { embeddingsRequest, type InputRequest } from './embeddings-request.js';
export type { RequestLimits, RequestOptions } from './options.js';
export type { RequestCheck, RequestIssue, RequestSchema } from './request-schema.js';
export { responsesRequest } from './responses-request.js';
export { type TrimOptions, trimMessages } from './trim-messages.js';
export type { ModelCatalog, ModelLimits } from './window/context-window.js';
