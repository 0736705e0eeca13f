import type { Body, Report } from '../finding.js';

/**
 * What a schema cannot say: one condition on a value, or between fields. A rule reads the body as
 * it came, so it must not assume the shape; a place that the shape has refused already is not
 * reported twice.
 */
export type Rule = (body: Body, report: Report) => void;
