import { expect, test } from '@jest/globals';
import createError from 'http-errors';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';

// `client_closed_request` is never sent, but an app's own 499 put its code on the wire. It is one of
// the "other 4xx" that fold to 400 (docs/contract.md, "Profiles").
test('a 499 of the app is a bad request', () => {
  const { status, body } = answer(classify(createError(499, 'Gone away')));
  expect(status).toBe(400);
  expect(JSON.parse(body)).toEqual({
    error: {
      message: 'Gone away',
      type: 'invalid_request_error',
      code: 'invalid_request_error',
      param: null,
    },
  });
});
