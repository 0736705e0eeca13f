/**
 * 10,000 calls through upstream.fetch to a provider that fails half its requests at random, over
 * loopback: `node bench/src/half-failing.mjs [--quick]`. Every call must end in an answer.
 */
import { startUpstream } from '@faultwire/lab';
import { createUpstream } from '@faultwire/upstream';

const CALLS = process.argv.includes('--quick') ? 1_000 : 10_000;
const AT_ONCE = 20;

const modes = {
  'plain fetch': () => ({ fetch: globalThis.fetch, close() {} }),
  'upstream.fetch, retry: false, breaker: false': () =>
    createUpstream({ retry: false, breaker: false }),
  'retry, budget 0.2 (default), breaker: false': () => createUpstream({ breaker: false }),
  'retry, budget 1, breaker: false': () => createUpstream({ retry: { budget: 1 }, breaker: false }),
  'retry and breaker (all defaults)': () => createUpstream(),
};

async function measure(makeUpstream) {
  const provider = await startUpstream({ rules: [{ fault: 'internal_error', share: 0.5 }] });
  const upstream = makeUpstream();
  const body = JSON.stringify({ model: 'demo', messages: [{ role: 'user', content: 'Hello' }] });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const took = [];
  let good = 0;
  let started = 0;
  const work = async () => {
    while (started < CALLS) {
      started += 1;
      const from = performance.now();
      const response = await upstream.fetch(`${provider.url}/chat/completions`, init);
      await response.json();
      took.push(performance.now() - from);
      if (response.ok) good += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const result = { answered: took.length, good, calls: provider.requests.length, took };
  await upstream.close();
  await provider.close();
  return result;
}

const percentile = (took, share) => took.toSorted((a, b) => a - b)[Math.floor(took.length * share)];
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

let baseline;
console.log('| | answered | good | calls of the provider for each | p50 | p99 | added p99 |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const [name, makeUpstream] of Object.entries(modes)) {
  const { answered, good, calls, took } = await measure(makeUpstream);
  const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
  baseline ??= p99;
  const cells = [
    name,
    `${answered} of ${CALLS}`,
    percent(good, answered),
    (calls / answered).toFixed(2),
    `${p50.toFixed(0)} ms`,
    `${p99.toFixed(0)} ms`,
    `${(p99 - baseline).toFixed(0)} ms`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  if (answered !== CALLS) process.exitCode = 1;
}
