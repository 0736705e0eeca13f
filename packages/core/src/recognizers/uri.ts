import { type Fault, fault } from '../fault.js';
import { readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/** A URL whose percent-encoding cannot be decoded: Express' router throws it for a path parameter. */
export const uri: Recognizer = {
  name: 'uri',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64);
    return name === 'URIError' ? malformedUrl('name', name) : undefined;
  },
};

/** The one sentence about a bad URL, so that every host says the same. */
export function malformedUrl(field: string, value: string): Fault {
  return fault('invalid_request_error', {
    message: 'the URL of the request is malformed',
    evidence: {
      by: field === 'message' ? 'text' : field === 'name' ? 'name' : 'code',
      field,
      value,
    },
  });
}
