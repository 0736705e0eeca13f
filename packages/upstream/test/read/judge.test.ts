import { describe, expect, test } from '@jest/globals';
import { judge, type Lore } from '../../src/read/judge.js';
import { knownWords } from '../../src/read/known-words.js';
import { sharedBook } from '../../src/read/phrases/index.js';
import { viewOf } from '../../src/read/view.js';

const lore: Lore = { words: [knownWords], phrases: [sharedBook] };
const read = (status: number, body: unknown, headers?: Record<string, string>) =>
  judge(viewOf({ status, headers, body: JSON.stringify(body) }), lore);

// Evidence order: declared code or type, then the status, then the provider's own message.
describe('judge', () => {
  test('a declared code beats the status', () => {
    const verdict = read(400, { error: { code: 'insufficient_quota', message: 'x' } });
    expect(verdict).toMatchObject({
      code: 'insufficient_balance',
      evidence: { by: 'code', field: 'code', value: 'insufficient_quota' },
    });
  });

  test('a declared header is as good as a code', () => {
    const headers = { 'x-amzn-errortype': 'ThrottlingException:http://x' };
    expect(read(400, { message: 'x' }, headers).evidence).toMatchObject({ by: 'header' });
  });

  test('a type that names no cause yields to a telling status', () => {
    const body = { error: { type: 'invalid_request_error', message: 'x' } };
    expect(read(429, body)).toMatchObject({
      code: 'rate_limit_exceeded',
      evidence: { by: 'status', value: '429' },
    });
  });

  test('under a status that tells little, it names the side', () => {
    expect(read(500, { error: { type: 'invalid_request_error', message: 'x' } }).code).toBe(
      'invalid_request_error',
    );
  });

  test('a message narrows what the status leaves open', () => {
    const verdict = read(400, { message: "This model's maximum context length is 8 tokens." });
    expect(verdict).toMatchObject({
      code: 'context_length_exceeded',
      evidence: { by: 'text', field: 'message' },
    });
  });

  test('a message cannot turn a declared cause into another family', () => {
    const body = {
      error: { code: 'content_filter', message: 'Rate limit reached. Invalid API key.' },
    };
    expect(read(400, body).code).toBe('content_filter');
  });

  test('a message cannot turn a rate limit into a bad schema', () => {
    expect(read(429, { message: 'Invalid schema for function' }).code).toBe('rate_limit_exceeded');
  });

  test('the innermost layer that says something decides', () => {
    const inner = '{"error":{"type":"overloaded_error","message":"Overloaded"}}';
    const body = { error: { code: 'bad_response', message: `x: ${inner}` } };
    expect(read(500, body).code).toBe('overloaded');
  });

  test('a layer that says nothing leaves it to the outer one', () => {
    const body = { error: { code: 'insufficient_quota', metadata: { raw: 'something odd' } } };
    expect(read(500, body).code).toBe('insufficient_balance');
  });

  test('unknown stays unknown', () => {
    expect(read(500, { error: { code: 'E_FLUX', message: 'The flux broke.' } }).code).toBe(
      'internal_error',
    );
  });

  test('the status in a body counts where the sent one tells little', () => {
    expect(read(200, { error: { code: 429, message: 'x' } }).code).toBe('rate_limit_exceeded');
    expect(read(403, { error: { code: 400, message: 'x' } }).code).toBe('permission_denied');
  });

  test('a schema is known by the path of the parameter', () => {
    const body = { error: { message: 'x', param: 'tools[0].function.parameters.properties' } };
    expect(read(400, body).code).toBe('invalid_schema');
  });
});
