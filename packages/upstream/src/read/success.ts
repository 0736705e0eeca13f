import type { Fault } from '@faultwire/core';
import type { FailedResponse, ReadOptions } from '../failed-response.js';
import { readFailure } from '../read-failure.js';
import { isFailure } from './events.js';
import { parseJson } from './json.js';

/** Sketch, to be replaced by the failure reader's own. */
export function failureInSuccess(
  answer: FailedResponse,
  options: ReadOptions = {},
): Fault | undefined {
  const body = parseJson(answer.body);
  const bad =
    body === undefined ||
    body === null ||
    isFailure(body) ||
    Object.keys(body as object).length === 0;
  return bad ? readFailure(answer, options) : undefined;
}
