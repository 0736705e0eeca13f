import {
  answer,
  catalog,
  type FaultOptions,
  fault,
  type Profile,
  type StreamDialect,
} from '@faultwire/core';
import type { Expected } from '../rows/row.js';

/** What a profile tells of a failure, as far as it is decided. */
export interface Told {
  readonly status: number;
  readonly type: string;
  /** A profile may tell one code for each thing that can be wrong. */
  readonly codes: readonly (string | null)[];
  /** The `x-should-retry` header. */
  readonly shouldRetry: string | undefined;
  /** Must a `retry-after` be there? */
  readonly waits: boolean;
}

const issues: readonly FaultOptions['issue'][] = [undefined, 'missing', 'unknown', 'type', 'value'];

/** Asks core itself what the profile says, so that no status stands here. */
export function toldOf(
  { code, issue }: Exclude<Expected, 'whole'>,
  profile: Profile,
  dialect: StreamDialect,
): Told {
  const retryAfterMs = catalog[code].retry === 'wait' ? 1000 : undefined;
  const variants = (issue === undefined ? issues : [issue]).flatMap((each) =>
    [undefined, 'model'].map((param) => fault(code, { issue: each, param, retryAfterMs })),
  );
  const answers = variants.map((each) => answer(each, { profile, dialect }));
  const { status, headers, body } = answers[0] as (typeof answers)[number];
  const errors = answers.map((each) => JSON.parse(each.body).error);
  return {
    status,
    type: String(JSON.parse(body).error.type ?? JSON.parse(body).error.status),
    codes: [...new Set(errors.map((error) => error.code ?? null))],
    shouldRetry: headers['x-should-retry'],
    waits: headers['retry-after'] !== undefined,
  };
}
