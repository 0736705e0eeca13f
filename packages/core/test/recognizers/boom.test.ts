import Boom from '@hapi/boom';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';

describe('@hapi/boom', () => {
  test('status, message and headers of its output count', () => {
    const fault = classify(Boom.unauthorized('session over', 'Bearer'));
    expect(fault).toMatchObject({
      code: 'invalid_api_key',
      status: 401,
      message: 'session over',
      headers: { 'www-authenticate': 'Bearer error="session over"' },
      evidence: { recognizer: 'boom', by: 'brand', field: 'output.statusCode', value: '401' },
    });
  });

  test('methodNotAllowed carries Allow', () => {
    expect(classify(Boom.methodNotAllowed('no', undefined, ['GET', 'HEAD']))).toMatchObject({
      code: 'method_not_allowed',
      headers: { allow: 'GET, HEAD' },
    });
  });

  test('tooManyRequests with its header gives the wait', () => {
    const thrown = Boom.tooManyRequests('slow down');
    thrown.output.headers['retry-after'] = '30';
    expect(classify(thrown)).toMatchObject({ code: 'rate_limit_exceeded', retryAfterMs: 30_000 });
  });

  test.each([[Boom.badGateway('db-7 said no')], [Boom.internal('db-7 said no')]])(
    'a 5xx keeps its message to itself',
    (thrown) => {
      const { status, body } = answer(classify(thrown));
      expect(status).toBe(thrown.output.statusCode);
      expect(body).not.toContain('db-7');
    },
  );
});
