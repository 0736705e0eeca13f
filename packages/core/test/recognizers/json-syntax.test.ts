import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { report } from '../../src/report.js';
import { thrownBy } from './serving.js';

const texts = [
  '{"key": my secret}',
  '{"key": "my secret',
  '',
  '{"a":1} my secret',
  '{my secret: 1}',
];

describe('SyntaxError of JSON.parse', () => {
  test.each(texts)('thrown bare, it is the gateway’s own defect: %j', (text) => {
    const thrown = thrownBy(() => JSON.parse(text));
    const fault = classify(thrown);
    expect(fault).toMatchObject({
      code: 'internal_error',
      status: 500,
      evidence: { recognizer: 'json-syntax', by: 'name' },
    });
    const record = report(fault);
    expect(JSON.stringify(record)).not.toContain('secret');
    // Where it happened is still told.
    expect(record.stack).toContain('json-syntax.test');
  });

  test.each([['status'], ['statusCode']])('with a %s of 400 it was a request body', (key) => {
    const thrown = Object.assign(thrownBy(() => JSON.parse('{my secret')) as Error, { [key]: 400 });
    const fault = classify(thrown);
    expect(fault).toMatchObject({
      code: 'invalid_request_error',
      message: 'invalid request body',
      evidence: { recognizer: 'json-syntax', by: 'status', field: key },
    });
    expect(JSON.stringify(report(fault))).not.toContain('secret');
  });

  test('a SyntaxError of code is left alone', () => {
    expect(classify(new SyntaxError('Invalid regular expression')).evidence.recognizer).toBe(
      'none',
    );
  });
});
