import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import createError from 'http-errors';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { profiles } from '../../src/profiles/index.js';
import { httpErrors } from '../../src/recognizers/http-errors.js';
import { report } from '../../src/report.js';

function bodyOf(thrown: unknown): { message: string } {
  return JSON.parse(answer(classify(thrown)).body).error;
}

describe('http-errors', () => {
  test('a 4xx keeps its status and its message', () => {
    const fault = classify(createError(404, 'no such assistant'));
    expect(fault).toMatchObject({
      code: 'not_found',
      status: 404,
      message: 'no such assistant',
      origin: 'caller',
      evidence: { recognizer: 'http-errors', by: 'status', field: 'status', value: '404' },
    });
    expect(bodyOf(createError(404, 'no such assistant')).message).toBe('no such assistant');
  });

  test('the message of a 5xx is never shown, not even with expose', () => {
    const thrown = createError(503, 'replica 10.0.0.7 is down', { expose: true });
    expect(classify(thrown)).toMatchObject({ code: 'service_unavailable', status: 503 });
    expect(bodyOf(thrown).message).toBe('service temporarily unavailable');
    expect(bodyOf(createError(500, 'password wrong')).message).toBe('internal server error');
  });

  test('a 4xx that is not to be exposed keeps its message to itself', () => {
    const thrown = createError(404, 'ENOENT: /srv/secret/file', { expose: false });
    expect(bodyOf(thrown).message).toBe('not found');
  });

  test('meaning headers come along, and Retry-After is read', () => {
    const limited = createError(429, 'slow down', {
      headers: { 'Retry-After': '7', 'Set-Cookie': 'a=b' },
    });
    expect(classify(limited)).toMatchObject({ code: 'rate_limit_exceeded', retryAfterMs: 7000 });
    expect(classify(limited).headers).toEqual({ 'retry-after': '7' });
    const refused = createError(401, 'who are you?', {
      headers: { 'WWW-Authenticate': 'Bearer realm="x"' },
    });
    expect(classify(refused).headers).toEqual({ 'www-authenticate': 'Bearer realm="x"' });
  });

  test('a bare 429 is told in the words of the profile, with the number of its header', () => {
    const thrown = createError(429, { headers: { 'Retry-After': 60 } });
    const { body } = answer(classify(thrown), { profile: profiles.solidrust });
    expect(JSON.parse(body).error.message).toBe(
      'Rate limit exceeded. Please retry after 60 seconds.',
    );
  });

  test('a code of the catalog goes before the status', () => {
    const thrown = createError(400, 'too long', { code: 'context_length_exceeded' });
    expect(classify(thrown)).toMatchObject({
      code: 'context_length_exceeded',
      evidence: { by: 'code', field: 'code', value: 'context_length_exceeded' },
    });
  });

  test('a status that is no error status is the defect of whoever threw it', () => {
    const thrown = Object.assign(new Error('odd'), { status: 200, statusCode: 200, expose: true });
    expect(classify(thrown)).toMatchObject({ code: 'internal_error', status: 500 });
    expect(bodyOf(thrown).message).toBe('internal server error');
    const far = Object.assign(new Error('odd'), { status: 999, statusCode: 999, expose: true });
    expect(classify(far).status).toBe(500);
  });

  test('a status outside the table folds to its kin', () => {
    expect(classify(createError(418, 'a teapot')).status).toBe(400);
    expect(classify(createError(410, 'gone for good')).code).toBe('not_found');
    expect(classify(createError(451, 'not here')).code).toBe('permission_denied');
  });

  test('an error of another realm has the shape, though not the class', () => {
    const thrown = vm.runInNewContext(
      "Object.assign(new Error('from afar'), { status: 403, statusCode: 403, expose: true })",
    );
    expect(createError.isHttpError(thrown)).toBe(false);
    expect(classify(thrown)).toMatchObject({ code: 'permission_denied', message: 'from afar' });
  });

  test('a sentence of JSON.parse, handed on, quotes the body and goes nowhere', () => {
    const fault = classify(createError(400, 'Unexpected token m, "{my secret}" is not valid JSON'));
    expect(fault).toMatchObject({ code: 'invalid_request_error', message: 'invalid request body' });
    expect(JSON.stringify(report(fault))).not.toContain('secret');
  });

  test('without expose, or with two statuses, it is not one', () => {
    const shape = { status: 404, statusCode: 404, message: 'x' };
    expect(httpErrors.recognize(shape)).toBeUndefined();
    expect(httpErrors.recognize({ ...shape, statusCode: 400, expose: true })).toBeUndefined();
  });
});
