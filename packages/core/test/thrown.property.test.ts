import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from '../src/answer.js';
import { classify } from '../src/classify.js';
import { explain } from '../src/explain.js';
import { frame } from '../src/frame.js';
import { profiles } from '../src/profiles/index.js';
import { report } from '../src/report.js';
import type { StreamDialect } from '../src/types.js';
import { CANARY, hostileThrown } from './fixtures/hostile-thrown.js';

const dialects: StreamDialect[] = ['chat', 'responses', 'anthropic', 'gemini'];

test('whatever is thrown, every profile and dialect tells it validly', () => {
  fc.assert(
    fc.property(hostileThrown, (value) => {
      const fault = classify(value);
      expect(report(fault).code).toBe(fault.code);
      expect(typeof explain(value)).toBe('string');
      for (const profile of Object.values(profiles)) {
        const { status, headers, body } = answer(fault, { profile, requestId: 'r' });
        const { error } = JSON.parse(body);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThanOrEqual(599);
        expect(error.message).toMatch(/\S/);
        expect(typeof error.type).toBe('string');
        expect(Buffer.byteLength(body)).toBeLessThan(32_768);
        expect(body).not.toContain(CANARY);
        for (const [name, header] of Object.entries(headers)) {
          expect(name).toMatch(/^[a-z-]+$/);
          expect(header).toMatch(/^[\t\x20-\x7e]*$/);
        }
      }
      for (const dialect of dialects) expect(frame(fault, dialect)).toMatch(/^[^\r]*\n\n$/);
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
});

test('an unexpected error says nothing of itself to the caller', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (words) => {
      const error = new Error(`${CANARY} ${words}`);
      expect(answer(classify(error)).body).toBe(
        '{"error":{"message":"internal server error","type":"api_error","code":"internal_error","param":null}}',
      );
    }),
    { seed: 7, numRuns: 100 },
  );
});
