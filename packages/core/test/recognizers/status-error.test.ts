import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';

describe('a status without http-errors', () => {
  test('counts, but its message is not shown', () => {
    const fault = classify({ status: 404, message: 'row 7 of table users' });
    expect(fault).toMatchObject({
      code: 'not_found',
      status: 404,
      evidence: { recognizer: 'status-error', by: 'status', field: 'status', value: '404' },
    });
    expect(answer(fault).body).not.toContain('users');
  });

  test('is read from statusCode, too', () => {
    const thrown = Object.assign(new Error('x'), { statusCode: 409 });
    expect(classify(thrown)).toMatchObject({ code: 'conflict', evidence: { field: 'statusCode' } });
  });

  test('shows its message where it says that it may be shown', () => {
    const thrown = Object.assign(new Error('quota of the trial used up'), {
      status: 403,
      expose: true,
    });
    expect(answer(classify(thrown)).body).toContain('quota of the trial used up');
  });

  test.each([['404'], [200], [399], [600], [404.5], [Number.NaN], [404n]])(
    'status %p is none',
    (status) => {
      expect(classify({ status, message: 'x' })).toMatchObject({
        code: 'internal_error',
        evidence: { recognizer: 'none' },
      });
    },
  );
});
