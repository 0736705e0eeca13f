import { expect, test } from '@jest/globals';
import type { FailedResponse } from '../../src/failed-response.js';
import { viewOf } from '../../src/read/view.js';

const failed: FailedResponse = { status: 429, body: '{"error":{"message":"m","code":"c"}}' };

test('a declared header speaks for the innermost statement', () => {
  const headers = { 'x-amzn-errortype': 'ThrottlingException' };
  expect(viewOf({ ...failed, headers }).statements[0]?.words[0]).toEqual({
    field: 'x-amzn-errortype',
    word: 'ThrottlingException',
  });
  expect(viewOf({ status: 403, body: '', headers }).statements).toHaveLength(1);
});
