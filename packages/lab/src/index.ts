export { type ExpectedEnvelope, expectEnvelope } from './expect-envelope.js';
export { type HostileThrow, hostileThrows } from './hostile-throws.js';
export type { LoggedRequest } from './upstream/request-log.js';
export type { FaultName, Rule, Scenario, StreamFault } from './upstream/scenario.js';
export {
  type FaultUpstream,
  startUpstream,
  type UpstreamOptions,
} from './upstream/start-upstream.js';
