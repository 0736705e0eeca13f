import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { classify } from '../../src/classify.js';

/** What https://standardschema.dev says of a failure; zod 4 implements it. */
async function issuesOf(value: unknown): Promise<readonly unknown[]> {
  const schema = z.object({ model: z.string(), messages: z.array(z.object({ role: z.string() })) });
  const result = await schema['~standard'].validate(value);
  return result.issues ?? [];
}

describe('Standard Schema', () => {
  test.each([
    ['the failed result', (issues: readonly unknown[]) => ({ issues })],
    ['the issues alone', (issues: readonly unknown[]) => issues],
    [
      'an Error that carries them',
      (issues: readonly unknown[]) =>
        Object.assign(new Error('invalid'), { name: 'SchemaError', issues }),
    ],
  ])('%s', async (_, dress) => {
    const issues = await issuesOf({ model: 'm', messages: [{ role: 1 }] });
    expect(classify(dress(issues))).toMatchObject({
      code: 'validation_error',
      param: 'messages[0].role',
      issue: 'type',
      evidence: { recognizer: 'standard-schema' },
    });
  });

  test('a path may be made of objects with a key', () => {
    const issues = [{ message: 'Invalid length', path: [{ key: 'messages' }, { key: 0 }, 'name'] }];
    expect(classify({ issues })).toMatchObject({
      code: 'validation_error',
      param: 'messages[0].name',
      message: 'Invalid length',
    });
  });

  test("valibot's issues tell the type from the value, and what was found", () => {
    // https://valibot.dev/guides/issues/
    const issue = {
      kind: 'validation',
      type: 'max_value',
      input: 9,
      expected: '<=2',
      received: '9',
      message: 'Invalid value: Expected <=2 but received 9',
      path: [{ type: 'object', key: 'temperature', value: 9 }],
    };
    const valiError = Object.assign(new Error(issue.message), {
      name: 'ValiError',
      issues: [issue],
    });
    expect(classify(valiError)).toMatchObject({
      param: 'temperature',
      issue: 'value',
      found: 9,
      message: 'Invalid value: Expected <=2',
    });
    const schema = { ...issue, kind: 'schema', type: 'number', input: undefined };
    expect(classify({ issues: [schema] })).toMatchObject({ issue: 'missing' });
  });

  test.each([[[]], [{ issues: [] }], [[{ message: 'no path' }]], [{ issues: 'x' }]])(
    '%j is none',
    (thrown) => {
      expect(classify(thrown).code).toBe('internal_error');
    },
  );
});
