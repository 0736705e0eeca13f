import { answer, fault, type Profile, profiles } from '@faultwire/core';
import { faultwire } from '@faultwire/express';
import { chatRequest } from '@faultwire/requests';
import { createUpstream } from '@faultwire/upstream';
import fc from 'fast-check';

const junk = fc.oneof(
  fc.constantFrom(undefined, null, 0, -1, 1, Number.NaN, 1e300, '', 'x', true, false, 9n),
  fc.string(),
  fc.array(fc.constantFrom(null, 1, 'x', {}), { maxLength: 2 }),
  fc.constantFrom({}, () => undefined, [{}], { name: 'x' }, Symbol('option'), new Map()),
);

/** What takes options, and the names that it knows. */
const TAKERS: readonly (readonly [take: (options: never) => unknown, names: readonly string[]])[] =
  [
    [
      faultwire,
      ['profile', 'recognizers', 'credentials', 'logger', 'observers', 'allow', 'environment'],
    ],
    [
      createUpstream,
      [
        ...['baseURL', 'apiKey', 'provider', 'headers', 'credentials', 'timeouts', 'providers'],
        ...['retry', 'breaker', 'fallback', 'hedgeAfterMs', 'observers'],
      ],
    ],
    [chatRequest, ['models', 'onUnknown', 'maxImageBytes', 'limits']],
  ];

/** Options that somebody without types may give, for something that takes them. */
export const given: fc.Arbitrary<{
  take: (options: never) => unknown;
  options: unknown;
}> = fc
  .constantFrom(...TAKERS)
  .chain(([take, names]) =>
    fc
      .oneof(
        { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...names), junk, { maxKeys: 3 }) },
        { weight: 1, arbitrary: fc.dictionary(fc.string(), junk, { maxKeys: 2 }) },
      )
      .map((options) => ({ take, options })),
  );

/** What a throw site may say of its Fault, types or none. */
export const faultOptions: fc.Arbitrary<object> = fc.dictionary(
  fc.constantFrom(
    ...['message', 'expose', 'param', 'issue', 'found', 'retryAfterMs', 'retryable', 'headers'],
    ...['cause', 'evidence', 'upstream', 'attempts', 'partial', 'origin'],
  ),
  fc.oneof(junk, fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), junk, { maxKeys: 3 })),
  { maxKeys: 5 },
);

/** A profile of somebody's own, whose functions may throw or answer nonsense. */
export const ownProfile: fc.Arbitrary<Profile> = fc
  .record({
    message: junk,
    code: fc.oneof(
      junk,
      fc.constant(() => {
        throw new Error('the profile throws');
      }),
    ),
    status: fc.constantFrom(undefined, 400, 418, 599),
  })
  .map((row) => ({
    ...profiles.standard,
    name: 'own',
    codes: { internal_error: row, rate_limit_exceeded: row } as Profile['codes'],
  }));

/** Makes the Fault and tells it; whatever is wrong must not surface before the answer. */
export function told(code: string, options: object, profile: Profile): ReturnType<typeof answer> {
  return answer(fault(code as 'internal_error', options), { profile, requestId: 'fuzz-1' });
}
