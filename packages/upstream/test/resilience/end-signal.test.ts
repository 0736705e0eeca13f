import { describe, expect, test } from '@jest/globals';
import { anySignal, Ending } from '../../src/resilience/end-signal.js';

describe('Ending', () => {
  test('tells each listener once, and the first reason counts', () => {
    const ending = new Ending();
    const heard: unknown[] = [];
    ending.addEventListener('abort', () => heard.push(ending.reason));
    ending.addEventListener('abort', () => heard.push('other'));
    ending.abort('first');
    ending.abort('second');
    expect(heard).toEqual(['first', 'other']);
    expect(ending).toMatchObject({ aborted: true, reason: 'first' });
  });

  test('forgets who no longer listens, also while it tells', () => {
    const ending = new Ending();
    const heard: string[] = [];
    const gone = (): void => void heard.push('gone');
    ending.addEventListener('abort', gone);
    ending.addEventListener('abort', () => ending.removeEventListener('abort', gone));
    ending.removeEventListener('abort', gone);
    ending.abort('x');
    expect(heard).toEqual([]);
  });
});

describe('anySignal', () => {
  test.each(['ours', 'theirs'] as const)('is aborted by %s', (whose) => {
    const theirs = new AbortController();
    const ours = new Ending();
    const any = anySignal([theirs.signal, ours]);
    expect(any.aborted).toBe(false);
    (whose === 'ours' ? ours : theirs).abort('reason');
    expect(any).toMatchObject({ aborted: true, reason: 'reason' });
  });

  test('is aborted from the start where one was', () => {
    const ours = new Ending();
    ours.abort('before');
    expect(anySignal([ours])).toMatchObject({ aborted: true, reason: 'before' });
    expect(anySignal([AbortSignal.abort('theirs')])).toMatchObject({ reason: 'theirs' });
  });
});
