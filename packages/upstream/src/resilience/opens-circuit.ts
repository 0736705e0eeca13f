import { catalog, type Fault, type FaultCode } from '@faultwire/core';

/**
 * Does this fault say that the provider itself is failing? Only its own troubles do, those that pass
 * with time: never a caller's 4xx, a bad key, an empty account, nor a defect of the gateway
 * (docs/contract.md, "Origin").
 */
export function opensCircuit(fault: Fault): boolean {
  return fault.origin === 'upstream' && passes(fault.code, fault.retryable);
}

/** Can a circuit have been opened by this code? */
export function mayOpenCircuit(code: FaultCode): boolean {
  return passes(code, false);
}

function passes(code: string, custom: boolean): boolean {
  if (!Object.hasOwn(catalog, code)) return custom;
  const { retry } = catalog[code as FaultCode];
  return retry === 'yes' || retry === 'wait';
}
