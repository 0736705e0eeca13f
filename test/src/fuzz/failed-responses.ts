import fc from 'fast-check';

/** A key as providers quote it back; it must leave neither to the caller nor into the log. */
export const OPERATOR_KEY = 'sk-proj-Zq8wErTy12UiOpAsDf34GhJkLz56XcVbNm78';

const SENTENCES = [
  `Incorrect API key provided: ${OPERATOR_KEY}. You can find your API key at https://x.example.`,
  'Rate limit reached. Please try again in 1.2s.',
  'You exceeded your current quota, please check your plan and billing details.',
  "This model's maximum context length is 8192 tokens.",
  'The model `x` does not exist',
  `<html><body>502 Bad Gateway ${OPERATOR_KEY}</body></html>`,
  `authorization: Bearer ${OPERATOR_KEY}`,
];

const word = fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: 'binary' }));

const KEYS = [
  ...['error', 'errors', 'message', 'code', 'type', 'status', 'detail', 'details', 'param'],
  ...['error_code', 'error_msg', 'reason', 'metadata', 'raw', 'fault', 'faultstring', 'msg'],
  ...['retryDelay', '@type', 'innererror', 'base_resp', 'status_code', 'status_msg', '__proto__'],
];

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: word },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: 1200 }) },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false, 1e21) },
    { weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}));

const body = fc.oneof(
  { weight: 4, arbitrary: value.map((content) => JSON.stringify(content) ?? '') },
  { weight: 1, arbitrary: value.map((content) => `data: ${JSON.stringify(content)}\n\n`) },
  // Half an answer, as proxies and cut connections leave it.
  { weight: 1, arbitrary: value.map((content) => JSON.stringify(content).slice(0, -3)) },
  { weight: 1, arbitrary: word },
);

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'retry-after', 'server', 'x-request-id', 'cf-ray', 'set-cookie'),
  fc.oneof(word, fc.constantFrom('30', 'application/json', 'text/html', 'cloudflare')),
  { maxKeys: 4 },
);

/** How a provider, or whatever stands before it, may say no. */
export const failedResponse: fc.Arbitrary<{
  status: number;
  headers: Record<string, string>;
  body: string;
}> = fc.record({
  status: fc.oneof(
    fc.constantFrom(400, 401, 403, 404, 413, 429, 500, 502, 503, 529),
    fc.integer({ min: 0, max: 700 }),
  ),
  headers,
  body,
});
