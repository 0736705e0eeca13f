import { type Fault, type FaultCode, fault, underCredentials } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { finalFault } from '../../src/resilience/final-fault.js';

const read = (code: FaultCode): Fault => fault(code, { upstream: { provider: 'p', raw: '' } });

function final(credentials: 'operator' | 'caller', ...codes: [FaultCode, ...FaultCode[]]): string {
  const [first, ...rest] = codes.map((code) => underCredentials(read(code), credentials));
  return finalFault([first as Fault, ...rest]).code;
}

describe('the fault that a chain ends in', () => {
  test('is the first one that the caller can act on', () => {
    expect(final('caller', 'insufficient_balance', 'overloaded')).toBe('insufficient_balance');
    expect(final('caller', 'overloaded', 'insufficient_balance')).toBe('insufficient_balance');
    expect(final('caller', 'context_length_exceeded', 'insufficient_balance')).toBe(
      'context_length_exceeded',
    );
  });

  test('else that of the model that was asked for', () => {
    expect(final('caller', 'overloaded', 'request_timeout')).toBe('overloaded');
  });

  test("is not a fallback's objection to a request that was not meant for it", () => {
    expect(final('caller', 'overloaded', 'model_not_found')).toBe('overloaded');
    expect(final('caller', 'overloaded', 'context_length_exceeded')).toBe('overloaded');
  });

  test("is not the operator's own trouble while there is something else to tell", () => {
    expect(final('operator', 'overloaded', 'insufficient_balance')).toBe('overloaded');
    expect(final('operator', 'insufficient_balance')).toBe('upstream_rejected');
  });
});
