import { isErrorStatus } from '../by-status.js';
import { catalog } from '../catalog.js';
import { fault } from '../fault.js';
import { read, readArray, readNumber, readString } from '../guarded.js';
import { type InvalidParameter, invalidParameter } from '../invalid-parameter.js';
import { paramPath } from '../param-path.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence, Issue } from '../types.js';
import { issueOfKeyword } from './ajv.js';
import { faultOfStatus } from './declared-status.js';
import { pointerPath } from './validation/json-pointer.js';

/**
 * express-openapi-validator's HttpError: `{ status, path, headers, errors: [{ path, message,
 * errorCode }] }`, where a path is `/body/model` and a code `required.openapi.validation`.
 */
export const expressOpenapiValidator: Recognizer = {
  name: 'express-openapi-validator',
  recognize(thrown) {
    const status = readNumber(thrown, 'status');
    const errors = (readArray(thrown, 'errors') ?? []).filter(isOpenapiError);
    if (!isErrorStatus(status) || errors.length === 0 || readString(thrown, 'path') === undefined)
      return undefined;
    const error = deepest(errors);
    const value = readString(error, 'errorCode', 100);
    const evidence: Omit<Evidence, 'recognizer'> =
      value === undefined
        ? { by: 'status', field: 'status', value: String(status) }
        : { by: 'code', field: 'errors[0].errorCode', value };
    if (status === catalog.invalid_request_error.status)
      return invalidParameter(complaint(error), { evidence });
    if (status === catalog.invalid_api_key.status)
      return fault('invalid_api_key', { issue: keyIssue(error), evidence });
    // Its other sentences quote headers of the request; the catalog's say the same.
    return faultOfStatus(status, { headers: read(thrown, 'headers'), evidence });
  },
};

function isOpenapiError(value: unknown): boolean {
  return (
    readString(value, 'path', 1) !== undefined && readString(value, 'message', 1) !== undefined
  );
}

/** A failed `oneOf` lists every branch; the one that came furthest was meant. */
function deepest(errors: readonly unknown[]): unknown {
  if (!errors.some((error) => /^(?:one|any)Of\./.test(readString(error, 'errorCode') ?? '')))
    return errors[0];
  const depth = (error: unknown): number => pointerPath(readString(error, 'path') ?? '').length;
  return errors.reduce((found, error) => (depth(error) > depth(found) ? error : found));
}

const PLACE = /^\/(?:body|query|params|headers|cookies)(?=\/|$)/;

function complaint(error: unknown): InvalidParameter {
  const pointer = (readString(error, 'path') ?? '').replace(PLACE, '');
  const path = pointer === '' ? [] : pointerPath(pointer);
  const words = readString(error, 'message') ?? 'is invalid';
  const keyword = (readString(error, 'errorCode', 100) ?? '').split('.', 1)[0] ?? '';
  const issue: Issue = /^Unknown query parameter/.test(words) ? 'unknown' : issueOfKeyword(keyword);
  // For `missing` and `unknown` its words have another subject than the path; ours say it better.
  const own = issue === 'missing' || issue === 'unknown' || path.length === 0;
  return { path, issue, message: own ? undefined : `${paramPath(path)} ${words}` };
}

function keyIssue(error: unknown): Issue | undefined {
  const message = readString(error, 'message', 200) ?? '';
  if (/ with scheme /.test(message)) return 'type';
  return / required$/.test(message) ? 'missing' : undefined;
}
