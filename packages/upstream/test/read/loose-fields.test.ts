import { expect, test } from '@jest/globals';
import { looseFields } from '../../src/read/loose-fields.js';

test('the innermost of each field is found', () => {
  const print = '{"error":{"message":"outer","code":403,"raw":"{"message":"inner","code":"x_y"}"}';
  expect(looseFields(print)).toEqual({ message: 'inner', code: 'x_y' });
});

test('what is escaped is a quotation, and no field', () => {
  expect(looseFields('{"input":"\\"code\\":\\"insufficient_quota\\"","code":"real"')).toEqual({
    code: 'real',
  });
});

test('text without fields has none', () => {
  expect(looseFields('upstream connect error')).toBeUndefined();
});
