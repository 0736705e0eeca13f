import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** `top_logprobs` only goes with `logprobs: true`. */
export const logprobs: Rule = (body, report) => {
  const top = body['top_logprobs'];
  if (top === undefined || top === null || body['logprobs'] === true) return;
  report(wrongValue(['top_logprobs'], "'logprobs' to be true beside it", top));
};
