import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** `stream_options` only goes with `stream: true`. */
export const streamOptions: Rule = (body, report) => {
  const options = body['stream_options'];
  if (options === undefined || options === null || body['stream'] === true) return;
  report(wrongValue(['stream_options'], "'stream' to be true beside it"));
};
