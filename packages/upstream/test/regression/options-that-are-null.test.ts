import { expect, test } from '@jest/globals';
import { createUpstream } from '../../src/create-upstream.js';

// Found by fuzzing: `timeouts: null` said "Cannot convert undefined or null to object", which names
// no option, and `observers: 0` was found out only by the first request.
test.each([
  [{ timeouts: null }, 'createUpstream: timeouts must be an object, not null'],
  [{ headers: 'x' }, 'createUpstream: headers must be an object, not "x"'],
  [{ observers: 0 }, 'createUpstream: observers must be a list, not 0'],
  [{ providers: {} }, 'createUpstream: providers must be a list, not an object'],
  [{ apiKey: 7 }, 'createUpstream: apiKey must be a string'],
  [null, 'createUpstream: the options must be an object, not null'],
])('%j is refused by name', (options, sentence) => {
  expect(() => createUpstream(options as object)).toThrow(new TypeError(sentence));
});
