import { Fault, type FaultCode, type FaultOptions } from '@faultwire/core';

/** A Fault that says who recognised it; one that is thrown says only that. */
export function recognizedFault(recognizer: string, code: FaultCode, options: FaultOptions): Fault {
  const made = new Fault(code, options);
  (made as { evidence: Fault['evidence'] }).evidence = { ...made.evidence, recognizer };
  return made;
}
