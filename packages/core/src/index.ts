export { type Answer, type AnswerOptions, answer } from './answer.js';
export { faultCodeByStatus } from './by-status.js';
export { type CatalogRow, catalog } from './catalog.js';
export { type ClassifyOptions, classify } from './classify.js';
export { underCredentials } from './credentials.js';
export { dialectOf } from './dialect.js';
export { explain } from './explain.js';
export { type CustomFaultOptions, Fault, type FaultOptions, fault, isFault } from './fault.js';
export { type FrameOptions, frame } from './frame.js';
export { foundOf, type InvalidParameter, invalidParameter } from './invalid-parameter.js';
export type { FaultwireOptions, Logger, Observer, RequestInfo } from './observer.js';
export { paramPath } from './param-path.js';
export { profiles } from './profiles/index.js';
export type { EnvelopeKey, Profile, ProfileRow } from './profiles/profile.js';
export type { Recognizer } from './recognizer.js';
export { redact } from './redact.js';
export { type Report, report } from './report.js';
export { readRetryHint } from './retry-hint.js';
export type {
  Attempt,
  Circuit,
  Credentials,
  ErrorEnvelope,
  Evidence,
  FaultCode,
  HeadersLike,
  Issue,
  Origin,
  PartialOutput,
  StreamDialect,
  UpstreamFailure,
} from './types.js';
