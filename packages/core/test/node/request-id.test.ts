import { expect, test } from '@jest/globals';
import { makeRequestId } from '../../src/node/request-id.js';

test('ids are 128 random bits each, and never twice', () => {
  const ids = Array.from({ length: 2000 }, makeRequestId);
  expect(new Set(ids).size).toBe(2000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
