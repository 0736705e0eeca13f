import { describe, expect, test } from '@jest/globals';
import { MAX_BODY_CHARS, parseBody } from '../../src/read/body.js';

describe('parseBody', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \r\n\t', 'empty'],
    ['JSON', '{"error":{}}', 'json'],
    ['JSON after a byte order mark', '\uFEFF{"error":{}}', 'json'],
    ['a JSON text', '"Invalid token"', 'json'],
    ['a page', '<!DOCTYPE html><html></html>', 'html'],
    ['a page after a comment', '<!-- x --><html></html>', 'html'],
    ['an event stream', 'data: {"error":{"message":"x"}}\n\n', 'events'],
    ['a comment of an event stream', ': PING\n\ndata: {}\n\n', 'events'],
    ['plain text', 'no healthy upstream', 'text'],
    ['compressed rubbish', '\u001f\ufffd\b\u0000\u0000\u0003', 'binary'],
  ])('%s is %s', (_name, body, kind) => {
    expect(parseBody(body).kind).toBe(kind);
  });

  test('JSON that was cut off is mended', () => {
    expect(parseBody('{"error":{"code":"content_filter","message":"The resp').value).toEqual({
      error: { code: 'content_filter', message: 'The resp' },
    });
  });

  test('of broken JSON the fields are found', () => {
    const broken = '{"error":{"data":"{"code":"insufficient_quota"}"}}';
    expect(parseBody(broken).value).toEqual({ code: 'insufficient_quota' });
  });

  test('of lines of JSON the one that failed is taken', () => {
    const lines = '{"response":"Hel"}\n{"error":"model runner has stopped"}\n';
    expect(parseBody(lines).value).toEqual({ error: 'model runner has stopped' });
  });

  test('no more than a mebibyte is looked at', () => {
    const value = parseBody(`{"a":"${'x'.repeat(MAX_BODY_CHARS)}","error":"late"}`).value;
    expect(value).not.toHaveProperty('error');
  });
});
