export type { FailedResponse, ProviderReader, ReadOptions } from './failed-response.js';
export { readFailure, readFailureResponse } from './read-failure.js';
