import { describe, expect, test } from '@jest/globals';
import { generic } from '../../src/providers/generic.js';

// docs/contract.md, "The catalog": what a bare status means.
describe('generic', () => {
  test.each([
    [400, 'invalid_request_error'],
    [401, 'invalid_api_key'],
    [402, 'insufficient_balance'],
    [403, 'permission_denied'],
    [404, 'not_found'],
    [405, 'method_not_allowed'],
    [408, 'request_timeout'],
    [409, 'conflict'],
    [413, 'request_too_large'],
    [415, 'unsupported_media_type'],
    [422, 'validation_error'],
    [429, 'rate_limit_exceeded'],
    [499, 'request_timeout'],
    [500, 'internal_error'],
    [502, 'upstream_unreachable'],
    [503, 'service_unavailable'],
    [504, 'request_timeout'],
    [521, 'upstream_unreachable'],
    [524, 'request_timeout'],
    [529, 'overloaded'],
    [200, 'upstream_unreachable'],
    [302, 'upstream_unreachable'],
  ])('a bare %i is %s', (status, code) => {
    const found = generic.recognize({ status, body: '' });
    expect(found?.code).toBe(code);
    expect(found?.evidence).toMatchObject({ by: 'status', value: String(status) });
  });

  test.each([
    ['{"detail":"Not Found"}', 404, 'not_found'],
    ['{"error":{"code":"RateLimited","message":"Slow down."}}', 400, 'rate_limit_exceeded'],
    ['{"error":"something odd"}', 200, 'internal_error'],
    ['{"message":"Model does not exist. Please check it."}', 400, 'model_not_found'],
    ['Traceback (most recent call last):', 500, 'internal_error'],
  ])('%s under %i is %s', (body, status, code) => {
    expect(generic.recognize({ status, body })?.code).toBe(code);
  });
});
