import { expect, test } from '@jest/globals';
import createError from 'http-errors';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';

// The `Allow` of a thrown 405 went out as the thrower had written it (docs/contract.md, "The envelope").
test('Allow is sorted, with HEAD beside GET, whoever threw it', () => {
  const thrown = createError(405, 'No', { headers: { Allow: 'post,GET , PATCH' } });
  expect(answer(classify(thrown)).headers['allow']).toBe('GET, HEAD, PATCH, POST');
});
