import {
  answer,
  catalog,
  classify,
  explain,
  type FaultCode,
  frame,
  profiles,
  report,
} from '@faultwire/core';
import { readFailure } from '@faultwire/upstream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wire } from '../../packages/upstream/test/fixtures/streams.js';
import { ask, comparable } from './conformance/http.js';
import { campaign, patienceMs } from './fuzz/campaign.js';
import { failedResponse, OPERATOR_KEY } from './fuzz/failed-responses.js';
import { next, startHosts, type ThrowingHost } from './fuzz/hosts.js';
import { faultOptions, given, ownProfile, told } from './fuzz/options.js';
import { expectValid } from './fuzz/oracle.js';
import { brokenStream, cutStream, guarded, isWhole, readAsClient } from './fuzz/streams.js';
import { CANARY, thrown } from './fuzz/thrown.js';

const dialects = ['chat', 'responses', 'anthropic', 'gemini'] as const;

let hosts: readonly ThrowingHost[];

beforeAll(async () => {
  hosts = await startHosts();
});
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
});

describe('fuzz', () => {
  test(
    'whatever is thrown, every host answers the same valid envelope',
    () =>
      campaign(
        'thrown, over hosts',
        fc.asyncProperty(thrown, async ({ make }) => {
          next.make = make;
          const headers = { 'x-request-id': 'fuzz-1' };
          const answers = await Promise.all(
            hosts.map(({ port }) => ask(port, '/throw', { headers })),
          );
          for (const [index, got] of answers.entries()) {
            expect([hosts[index]?.name, got.whole]).toEqual([hosts[index]?.name, true]);
            expectValid(got);
            expect(comparable(got)).toEqual(comparable(answers[0] ?? got));
          }
        }),
      ),
    patienceMs,
  );

  test(
    'whatever is thrown, every profile and dialect tells it, and the log keeps the secret of traps',
    () =>
      campaign(
        'thrown, in core',
        fc.asyncProperty(thrown, async ({ make }) => {
          const value = make();
          const made = classify(value);
          for (const profile of Object.values(profiles))
            expectValid(answer(made, { profile, requestId: 'fuzz-1' }), profile);
          for (const dialect of dialects) {
            const text = frame(made, dialect);
            expect(text).toMatch(/^(?:event: error\n)?data: [^\r\n]*\n\n$/);
            expect(text).not.toContain(CANARY);
          }
          expect(JSON.parse(JSON.stringify(report(made))).code).toBe(made.code);
          expect(typeof explain(value)).toBe('string');
        }),
      ),
    patienceMs,
  );

  test(
    'whatever a request says of itself, the answer is the envelope with a sound request id',
    () =>
      campaign(
        'request headers',
        fc.asyncProperty(headerText, headerText, headerText, async (id, authorization, accept) => {
          next.make = () => new Error(CANARY);
          const headers = { 'x-request-id': id, authorization, accept };
          const bodies = new Set<string>();
          for (const { port } of hosts) {
            const got = await ask(port, '/throw', { headers });
            expectValid(got);
            expect(got.headers['x-request-id']).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
            bodies.add(got.body);
          }
          expect(bodies.size).toBe(1);
        }),
      ),
    patienceMs,
  );

  test(
    'whatever a provider answers is a Fault that quotes no key',
    () =>
      campaign(
        'provider failures',
        fc.asyncProperty(
          failedResponse,
          fc.constantFrom('operator', 'caller'),
          async (failed, credentials) => {
            const made = readFailure(failed, { credentials });
            expect(Object.keys(catalog)).toContain(made.code);
            for (const profile of Object.values(profiles)) {
              const answered = answer(made, { profile, requestId: 'fuzz-1' });
              expectValid(answered, profile);
              expect(answered.body).not.toContain(OPERATOR_KEY);
            }
            expect(JSON.stringify(report(made))).not.toContain(OPERATOR_KEY);
          },
        ),
      ),
    patienceMs,
  );

  test(
    'a stream that is cut never ends as if complete, in any chunking',
    () =>
      campaign(
        'cut streams',
        fc.asyncProperty(cutStream, async (cut) => {
          const { fixture, size, ending, chunks } = cut;
          const bytes = wire(fixture).subarray(0, size);
          const outcome = await guarded(fixture.dialect, bytes, chunks, ending);
          if ('code' in outcome) {
            expect(outcome.code).toBe('upstream_unreachable');
            expect(isWhole(cut)).toBe(false);
          } else {
            const read = readAsClient(fixture.dialect, outcome.body);
            // A reset after the terminal event changes nothing: the answer had come.
            if (isWhole(cut)) expect(read).toBe('whole');
            else if (ending === 'clean') expect(read).toBe('failed');
            else expect(read).not.toBe('hanging');
          }
        }),
      ),
    patienceMs,
  );

  test(
    'a stream that was bitten into ends whole or failed, alike in any chunking',
    () =>
      campaign(
        'bitten streams',
        fc.asyncProperty(brokenStream, async ({ dialect, bytes, ending, chunkings }) => {
          const [one, other] = await Promise.all(
            chunkings.map((sizes) => guarded(dialect, bytes, sizes, ending)),
          );
          expect(other).toEqual(one);
          if (one !== undefined && 'body' in one)
            expect(readAsClient(dialect, one.body)).not.toBe('hanging');
        }),
      ),
    patienceMs,
  );

  test(
    'options make sense, or a TypeError names the one that does not',
    () =>
      campaign(
        'options',
        fc.asyncProperty(given, async ({ take, options }) => {
          try {
            take(options as never);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
            expect(String(error)).toMatch(/faultwire: |createUpstream: /);
          }
        }),
      ),
    patienceMs,
  );

  test(
    'whatever a throw site or a profile says, the answer is valid',
    () =>
      campaign(
        'fault options and profiles',
        fc.asyncProperty(
          fc.constantFrom(...(Object.keys(catalog) as FaultCode[])),
          faultOptions,
          ownProfile,
          async (code, options, profile) => {
            if (code === 'client_closed_request') return;
            expectValid(told(code, options, profile), profile);
          },
        ),
      ),
    patienceMs,
  );
});

/** What Node's parser lets through in a header. */
const headerText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((at) => String.fromCharCode(at)) }),
  fc.constantFrom('abc.DEF-1_2', 'x'.repeat(128), 'x'.repeat(129), 'Bearer ', `Bearer ${CANARY}`),
);
