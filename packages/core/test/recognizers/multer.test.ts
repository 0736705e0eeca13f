import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { cutAfter, post, thrownOn } from './serving.js';

const require = createRequire(import.meta.url);
const multer = require('multer');

function upload(options: object = {}): ReturnType<typeof multer> {
  return multer({ storage: multer.memoryStorage(), ...options });
}

function form(): FormData {
  const data = new FormData();
  data.append('file', new Blob(['x'.repeat(100)]), 'a.txt');
  data.append('purpose', 'fine-tune');
  return data;
}

describe('multer', () => {
  test('a file too large', async () => {
    const single = upload({ limits: { fileSize: 5 } }).single('file');
    expect(classify(await thrownOn(single, post(form())))).toMatchObject({
      code: 'request_too_large',
      status: 413,
      message: 'File too large',
      param: 'file',
      evidence: { recognizer: 'multer', by: 'code', field: 'code', value: 'LIMIT_FILE_SIZE' },
    });
  });

  test('a field that was not expected', async () => {
    expect(classify(await thrownOn(upload().single('audio'), post(form())))).toMatchObject({
      code: 'invalid_request_error',
      param: 'file',
      issue: 'unknown',
    });
  });

  test('too many parts', async () => {
    const single = upload({ limits: { parts: 1 } }).single('file');
    expect(classify(await thrownOn(single, post(form())))).toMatchObject({
      code: 'invalid_request_error',
      message: 'Too many parts',
    });
  });

  test.each([
    ['zz', { 'content-type': 'multipart/form-data' }],
    ['--abc\r\nfoo', { 'content-type': 'multipart/form-data; boundary=abc' }],
  ])('a form that is none: %j', async (body, headers) => {
    expect(classify(await thrownOn(upload().single('file'), post(body, headers)))).toMatchObject({
      code: 'invalid_request_error',
      message: 'the multipart body is malformed',
      evidence: { recognizer: 'multer', by: 'text' },
    });
  });

  test('the caller leaves', async () => {
    const cut = cutAfter(
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=abc\r\ncontent-length: 150\r\n\r\n--abc\r\n',
    );
    expect(classify(await thrownOn(upload().single('file'), cut)).code).toBe(
      'client_closed_request',
    );
  });

  test('a storage that fails is the gateway’s defect', async () => {
    const storage = {
      _handleFile(_: unknown, file: { stream: { resume(): void } }, done: (error: Error) => void) {
        file.stream.resume();
        done(new Error('the disk is full'));
      },
      _removeFile(_: unknown, __: unknown, done: () => void) {
        done();
      },
    };
    const single = multer({ storage }).single('file');
    expect(classify(await thrownOn(single, post(form()))).code).toBe('internal_error');
  });
});
