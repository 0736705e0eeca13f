import { readFailure } from '@faultwire/upstream';

const body = JSON.stringify({
  error: {
    message: 'Rate limit reached for demo-mini in organization org-demo. Please try again in 1.2s.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
    metadata: { detail: 'the quick brown fox jumps over the lazy dog '.repeat(18) },
  },
});
const headers = { 'content-type': 'application/json' };

export default () => [
  {
    title: 'readFailure on a JSON body of 1 KB',
    note: `Against JSON.parse of the same ${body.length} bytes.`,
    baseline: { name: 'JSON.parse', run: () => JSON.parse(body) },
    contenders: [
      {
        name: 'readFailure',
        run: () => readFailure({ status: 429, headers, body }),
        ours: true,
        target: 5,
      },
    ],
  },
];
