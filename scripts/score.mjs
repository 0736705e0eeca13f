// Scores readFailure on a file of labelled responses, one JSON object a line (`status`, `headers`,
// `body`, `provider`, `kind`, `expect`, `accept`), and lists every miss. The labels assume that the
// provider saw the caller's own key.
//
//   npm run score -- FILE.jsonl [--json] [--unnamed]
//
// `--unnamed` withholds the provider's name, so that only the form tells.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFailure } from '../packages/upstream/dist/esm/index.js';

/** What each kind is answered with: status, code, may it be tried again. */
const STANDARD = {
  invalid_api_key: [401, 'invalid_api_key', false],
  permission_denied: [403, 'permission_denied', false],
  region_blocked: [403, 'permission_denied', false],
  insufficient_balance: [402, 'insufficient_balance', false],
  model_not_found: [404, 'model_not_found', false],
  deprecated_model: [404, 'model_not_found', false],
  not_found: [404, 'not_found', false],
  context_length_exceeded: [400, 'context_length_exceeded', false],
  content_filter: [400, 'content_filter', false],
  rate_limit_exceeded: [429, 'rate_limit_exceeded', true],
  overloaded: [503, 'overloaded', true],
  request_too_large: [413, 'request_too_large', false],
  unsupported_media_type: [415, 'unsupported_media_type', false],
  invalid_request_error: [400, 'invalid_request_error', false],
  validation_error: [422, 'validation_error', false],
  invalid_schema: [422, 'invalid_schema', false],
  timeout: [408, 'request_timeout', true],
  upstream_unreachable: [502, 'upstream_unreachable', true],
  internal_error: [500, 'internal_error', true],
  service_unavailable: [503, 'service_unavailable', true],
  conflict: [409, 'conflict', false],
};

const args = process.argv.slice(2);
const file = args.find((arg) => !arg.startsWith('--'));
if (file === undefined) {
  console.error('usage: npm run score -- FILE.jsonl [--json] [--unnamed]');
  process.exit(2);
}
const unnamed = args.includes('--unnamed');
const records = readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const results = records.map(score);

if (args.includes('--json')) console.log(JSON.stringify(summary(), null, 2));
else print(summary());
process.exitCode = results.every((each) => each.right) ? 0 : 1;

function score(record) {
  const fault = readFailure(
    {
      status: record.status,
      headers: record.headers,
      body: record.body,
      provider: unnamed ? undefined : record.provider,
    },
    { credentials: 'caller' },
  );
  const { expect } = record;
  const got = { status: fault.status, code: fault.code, retryable: fault.retryable };
  const wanted = [
    [expect.status, expect.code, expect.retryable],
    ...(record.accept ?? []).map((kind) => STANDARD[kind]),
  ];
  const status = wanted.some(([each]) => each === got.status);
  // A more specific code kept from the provider is as good as the generic one.
  const code = wanted.some(([, each]) => each === got.code);
  const retryable = wanted.some(([, , each]) => each === got.retryable);
  const right = wanted.some(
    ([s, c, r]) => s === got.status && c === got.code && r === got.retryable,
  );
  const stated = expect.retry_after_s;
  const waited = fault.retryAfterMs === undefined ? undefined : fault.retryAfterMs / 1000;
  // Whole seconds are what most labels give; a wait on the way there is right within one.
  const wait = stated === undefined || !got.retryable || Math.abs((waited ?? -9) - stated) < 1;
  return {
    id: record.id,
    kind: record.kind,
    provider: record.provider,
    right,
    status,
    code,
    retryable,
    wait,
    stated: stated !== undefined,
    expected: wanted.map(([s, c, r]) => `${s} ${c}${r ? ' retry' : ''}`),
    got: `${got.status} ${got.code}${got.retryable ? ' retry' : ''}`,
    waited,
    evidence: fault.evidence,
    said: (fault.upstream?.raw ?? '').slice(0, 200),
  };
}

function summary() {
  const share = (name, among = results) =>
    ratio(among.filter((each) => each[name]).length, among.length);
  return {
    records: results.length,
    right: share('right'),
    status: share('status'),
    code: share('code'),
    retryable: share('retryable'),
    wait: share(
      'wait',
      results.filter((each) => each.stated),
    ),
    byKind: grouped('kind'),
    byProvider: grouped('provider'),
    misses: results.filter((each) => !each.right || !each.wait),
  };
}

function ratio(right, of) {
  return { right, of, percent: of === 0 ? 100 : Math.round((right / of) * 1000) / 10 };
}

function grouped(key) {
  const groups = Map.groupBy
    ? Map.groupBy(results, (each) => each[key])
    : results.reduce(
        (map, each) => map.set(each[key], [...(map.get(each[key]) ?? []), each]),
        new Map(),
      );
  return Object.fromEntries(
    [...groups]
      .sort()
      .map(([name, of]) => [name, ratio(of.filter((each) => each.right).length, of.length)]),
  );
}

function print(all) {
  const line = (name, { right, of, percent }) =>
    console.log(
      `${name.padEnd(26)} ${String(right).padStart(4)} of ${String(of).padEnd(4)} ${percent} %`,
    );
  for (const name of ['right', 'status', 'code', 'retryable', 'wait']) line(name, all[name]);
  console.log('\nby kind');
  for (const [name, value] of Object.entries(all.byKind)) line(`  ${name}`, value);
  console.log('\nby provider');
  for (const [name, value] of Object.entries(all.byProvider)) line(`  ${name}`, value);
  console.log(`\nmisses: ${all.misses.length}`);
  for (const miss of all.misses) {
    console.log(`\n${miss.id} (${miss.provider}, ${miss.kind})`);
    console.log(`  got       ${miss.got}${miss.wait ? '' : `, wait ${miss.waited ?? 'none'} s`}`);
    console.log(`  expected  ${miss.expected.join(' | ')}`);
    console.log(`  by        ${JSON.stringify(miss.evidence).slice(0, 240)}`);
    console.log(`  said      ${miss.said.replace(/\s+/g, ' ')}`);
  }
}
