import { fault } from '@faultwire/core';

/** Who calls, and what they may do. */
export interface Account {
  readonly name: string;
  /** In any currency; free models need none. */
  readonly balance: number;
  /** May it use models, or only list them? */
  readonly mayGenerate: boolean;
  readonly requestsPerMinute: number;
}

const funded: Omit<Account, 'name'> = {
  balance: 100,
  mayGenerate: true,
  requestsPerMinute: 60_000,
};

/** The caller of an open gateway. */
export const anyone: Account = { ...funded, name: 'anyone' };

const accounts: readonly Account[] = [
  { ...funded, name: 'demo' },
  { ...funded, name: 'demo_empty', balance: 0 },
  { ...funded, name: 'demo_limited', requestsPerMinute: 1 },
  { ...funded, name: 'demo_readonly', mayGenerate: false },
];

const revoked: readonly string[] = ['demo_revoked'];

/**
 * Finds the account of a demo key, without the profile's prefix: `sr_demo` is the key of `demo`.
 *
 * @returns null for an unknown key; the guard then says so.
 * @throws Fault `invalid_api_key` for a revoked one: null could not say why.
 */
export function findAccount(name: string): Account | null {
  if (revoked.includes(name)) {
    throw fault('invalid_api_key', {
      message: 'Invalid API key provided: it was revoked',
      issue: 'value',
    });
  }
  return accounts.find((account) => account.name === name) ?? null;
}
