import { missing, wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** `model` and `input` may be absent only where something else brings them. */
export const responseInput: Rule = (body, report) => {
  const templated = isGiven(body['prompt']);
  if (body['model'] === undefined && !templated) report(missing(['model']));
  const continued = isGiven(body['previous_response_id']) || isGiven(body['conversation']);
  if (body['input'] === undefined && !templated && !continued) report(missing(['input']));
};

/** Two ways to say what went before cannot both hold. */
export const responseHistory: Rule = (body, report) => {
  if (isGiven(body['previous_response_id']) && isGiven(body['conversation']))
    report(wrongValue(['previous_response_id'], "no 'conversation' beside it"));
};

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
