export { type BodyRecord, bodySink } from './bodies/body-sink.js';
export { type MaskedText, maskedBody } from './bodies/masked-body.js';
export { type Dashboard, type DashboardOptions, dashboard } from './dashboard.js';
export {
  type ErrorRates,
  type ErrorRatesOptions,
  errorRates,
  type RateSnapshot,
  type Timeline,
} from './rates/error-rates.js';
export type { Rate } from './rates/sliding-window.js';
export type { WindowName } from './rates/tally.js';
export { type SampleOptions, sampleLogs } from './sample-logs.js';
