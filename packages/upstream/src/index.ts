export { createUpstream, type Upstream } from './create-upstream.js';
export type { FailedResponse, ProviderReader, ReadOptions } from './failed-response.js';
export { readFailure, readFailureResponse } from './read-failure.js';
export type { Reply } from './reply.js';
export type { SendInit } from './send.js';
export type { Target, Timeouts, UpstreamOptions } from './upstream-options.js';
