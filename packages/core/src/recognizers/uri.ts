import { type Fault, fault } from '../fault.js';
import { readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence } from '../types.js';

/** A URL whose percent-encoding cannot be decoded: Express' router throws it for a path parameter. */
export const uri: Recognizer = {
  name: 'uri',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64);
    return name === 'URIError'
      ? malformedUrl({ by: 'name', field: 'name', value: name })
      : undefined;
  },
};

/** The one sentence about a bad URL, so that every host says the same. */
export function malformedUrl(evidence: Omit<Evidence, 'recognizer'>): Fault {
  return fault('invalid_request_error', {
    message: 'the URL of the request is malformed',
    evidence,
  });
}
