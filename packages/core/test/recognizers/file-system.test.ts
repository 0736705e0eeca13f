import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { rejection } from './serving.js';

describe('the file system', () => {
  test('a file that is not there is the gateway’s defect, and its path stays inside', async () => {
    const fault = classify(await rejection(readFile('/nowhere/secret.pem')));
    expect(fault).toMatchObject({
      code: 'internal_error',
      status: 500,
      origin: 'gateway',
      evidence: { recognizer: 'file-system', by: 'code', field: 'code', value: 'ENOENT' },
    });
    expect(answer(fault).body).not.toContain('secret');
  });

  test('so is a directory in place of a file, and a file that exists', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faultwire-'));
    const isDirectory = await rejection(readFile(folder));
    await writeFile(join(folder, 'a'), '');
    const exists = await rejection(writeFile(join(folder, 'a'), '', { flag: 'wx' }));
    await rm(folder, { recursive: true });
    expect(classify(isDirectory).evidence.value).toBe('EISDIR');
    expect(classify(exists).evidence.value).toBe('EEXIST');
  });

  test('out of descriptors, even while connecting', () => {
    const thrown = Object.assign(new Error('connect EMFILE'), {
      code: 'EMFILE',
      errno: -24,
      syscall: 'connect',
    });
    expect(classify(thrown)).toMatchObject({ code: 'internal_error', origin: 'gateway' });
  });

  test('a code alone says nothing', () => {
    expect(classify({ code: 'ENOENT' }).evidence.recognizer).toBe('none');
  });
});
