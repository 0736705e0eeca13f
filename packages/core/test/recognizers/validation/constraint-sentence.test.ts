import { describe, expect, test } from '@jest/globals';
import {
  readSentence,
  readSentences,
} from '../../../src/recognizers/validation/constraint-sentence.js';

describe('readSentence', () => {
  // The sentences of class-validator 0.15, as a ValidationPipe of Nest prefixes them.
  test.each([
    ['model must be a string', 'model', 'type'],
    ['temperature must be a number conforming to the specified constraints', 'temperature', 'type'],
    ['n must be an integer number', 'n', 'type'],
    ['stream must be a boolean value', 'stream', 'type'],
    ['messages must be an array', 'messages', 'type'],
    ['nested property messages must be either object or array', 'messages', 'type'],
    ['messages.0.each value in tags must be a string', 'messages.0.tags', 'type'],
    ['model should not be empty', 'model', 'missing'],
    ['model should not be null or undefined', 'model', 'missing'],
    ['temperature must not be greater than 2', 'temperature', 'value'],
    ['role must be one of the following values: user, assistant', 'role', 'value'],
    [
      'messages.0.content.1.property extra should not exist',
      'messages.0.content.1.extra',
      'unknown',
    ],
  ])('%s', (text, path, issue) => {
    const read = readSentence(text);
    expect(read.path?.join('.')).toBe(path);
    expect(read.issue).toBe(issue);
  });

  test.each([['Validation failed'], ['First this, then that.'], ['']])('%j names none', (text) => {
    expect(readSentence(text).path).toBeUndefined();
  });
});

describe('readSentences', () => {
  test('any sentence about the first parameter may say that it is absent', () => {
    expect(readSentences(['model must be a string', 'model should not be empty'])).toEqual({
      path: ['model'],
      issue: 'missing',
      message: 'model must be a string; model should not be empty',
    });
    expect(readSentences(['n must be a string', 'model should not be empty'])?.issue).toBe('type');
  });

  test('without a parameter in the first there is none', () => {
    expect(readSentences(['Validation failed', 'model must be a string'])).toBeUndefined();
    expect(readSentences([])).toBeUndefined();
  });
});
