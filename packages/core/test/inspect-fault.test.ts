import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Fault, fault } from '../src/fault.js';

const key = ['sk', 'proj', 'aB3dE6gH9jK2mN5pQ8rS'].join('-');

describe('a Fault that is printed', () => {
  test('shows its code, its words and what is behind it, and no secret', () => {
    const shown = inspect(
      fault('upstream_unreachable', {
        message: `no answer for ${key}`,
        cause: new Error(`key ${key} refused`),
        upstream: {
          provider: 'openai',
          status: 502,
          requestId: 'req_1',
          raw: `<html>${key}</html>`,
        },
        evidence: { by: 'code', field: 'cause.code', value: 'ECONNRESET' },
        partial: { frames: 2, bytes: 40, text: 'the answer so far' },
      }),
      { depth: 9 },
    );
    expect(shown).toMatch(/^Fault: no answer for sk-\*\*\* \{/);
    for (const part of [
      "code: 'upstream_unreachable'",
      "provider: 'openai'",
      "requestId: 'req_1'",
      'ECONNRESET',
      'key sk-*** refused',
      'frames: 2',
    ])
      expect(shown).toContain(part);
    for (const gone of [key, 'the answer so far', '<html>']) expect(shown).not.toContain(gone);
  });

  test("has a stack where the gateway is at fault, and the subclass's name", () => {
    class ToolFailed extends Fault {}
    const shown = inspect(new ToolFailed('internal_error', { message: 'no such table' }));
    expect(shown).toMatch(/^ToolFailed: no such table\n {4}at /);
    expect(inspect([new ToolFailed('overloaded')], { depth: 0 })).toContain('ToolFailed');
  });

  test('its message, its stack and its JSON hold no secret', () => {
    const made = fault('internal_error', { message: `failed with ${key}`, expose: true });
    expect(made.message).toBe('failed with sk-***');
    expect(made.stack).not.toContain(key);
    expect(JSON.stringify(made)).toBe(
      '{"error":{"message":"failed with sk-***","type":"api_error","code":"internal_error","param":null}}',
    );
  });

  test('a key in the place of a model name is on no printed field', () => {
    const attempt = { provider: 'openai', model: key, waitedMs: 0, durationMs: 1 };
    const made = fault('overloaded', {
      upstream: { provider: 'openai', model: key, raw: '' },
      attempts: [{ ...attempt, outcome: 'failed', code: 'overloaded' }],
    });
    expect(JSON.stringify({ ...made })).not.toContain(key);
    expect(inspect(made, { depth: 9 })).not.toContain(key);
    expect(made.upstream?.model).toBe('sk-***');
    const clean = { provider: 'openai', model: 'gpt-4o', raw: '' };
    expect(fault('overloaded', { upstream: clean }).upstream).toBe(clean);
  });

  test('what a model had said is no enumerable property, and a key is no model name', () => {
    const made = fault('model_not_found', {
      found: key,
      partial: { frames: 1, bytes: 5, text: 'hello' },
    });
    expect({ ...made }).not.toHaveProperty('partial');
    expect(made.partial?.text).toBe('hello');
    expect(made.found).toBe('string');
    expect(fault('model_not_found', { found: 'gpt-4o' }).found).toBe('gpt-4o');
  });
});
