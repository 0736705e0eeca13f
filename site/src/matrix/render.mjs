// docs/clients.json → docs/clients.md.
import { rules } from '../../../packages/lab/dist/esm/check/verdict/rules.js';

const head = `# What clients see

This page is made by \`npm run matrix\` from a run of \`faultwire check\`: every fault of the fault
upstream, through every client, against the three example gateways in all four profiles and against
what others run. Requests are counted on the wire. A cell is amiss where a client does worse than it
can be made to do under [the contract](contract.md). \`RateLimitError 429 ×3\` is the class that the
client raised, the status that it knows, and the requests that it made; ✗ is amiss.

`;

/** The page for the data of a run. */
export function renderMatrix({ node, servers }) {
  const ours = servers.filter(({ name }) => ['express', 'koa', 'nest'].includes(name));
  const others = servers.filter((server) => !ours.includes(server));
  const shown = ours.find(({ name, profile }) => name === 'express' && profile === 'standard');
  return [
    head,
    `Run on Node ${node.replace(/^v/, '').split('.')[0]}.\n\n`,
    '## The gateways of this repository\n\n',
    totals(ours),
    ...(shown === undefined
      ? []
      : ['\n### Express, profile standard, cell by cell\n\n', matrix(shown)]),
    differing(ours, shown),
    '\n## What others run\n\n',
    'Clients of Chat Completions only, no keys, judged by the profile `openai`. None of these servers set out to keep our contract, so read the rules rather than the sums: a missing `x-request-id` is a lesser thing than a cut stream that passes for whole.\n\n',
    totals(others),
    ...others.map(rulesOf),
    ...others.map((server) => `\n### ${server.name}, cell by cell\n\n${matrix(server)}`),
  ].join('');
}

function totals(servers) {
  const lines = servers.map(
    ({ name, profile, cells, misses, clients }) =>
      `| ${name} | ${profile} | ${clients.filter(({ missing }) => !missing).length} | ${cells} | ${misses.length} | ${deceived({ misses })} | ${onlyHeaders({ misses })} |\n`,
  );
  return `| server | profile | clients | cells | amiss | of these: a failure taken for a whole answer | only a request id or no-store is missing |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n${lines.join('')}`;
}

const deceived = ({ misses }) => misses.filter(({ broken }) => 'true-end' in broken).length;

/** The lesser rules: nobody is deceived, and clients go on as they should. */
const headers = new Set(['request-id', 'cache']);
const onlyHeaders = ({ misses }) =>
  misses.filter(({ broken }) => Object.keys(broken).every((rule) => headers.has(rule))).length;

/** A row a fault, a column a client. */
function matrix({ rows, clients }) {
  const asked = clients.filter(({ missing }) => !missing);
  const columns = asked.map(({ title }) => title).join(' | ');
  const lines = rows.map(
    ([row, expected, ...seen]) => `| ${row} | ${expected} | ${seen.map(mark).join(' | ')} |\n`,
  );
  return `| fault | expected | ${columns} |\n| --- | --- |${asked.map(() => ' --- |').join('')}\n${lines.join('')}`;
}

const mark = (text) =>
  (text.startsWith('! ') ? `**✗** ${text.slice(2)}` : text).replaceAll('|', '\\|');

/** Our other gateways are told by what they do otherwise. */
function differing(ours, shown) {
  if (shown === undefined) return '';
  const same = ours.filter((server) => JSON.stringify(server.rows) === JSON.stringify(shown.rows));
  const names = same.map(({ name, profile }) => `${name}/${profile}`).join(', ');
  return `\nThe same to the last cell: ${names}. The other profiles differ in statuses, and so in classes and retries, as [the contract](contract.md#profiles) says; their cells are in \`clients.json\`.\n`;
}

/** Which rules a peer broke, how often, and the first cell that shows it. */
function rulesOf({ name, misses }) {
  const counts = new Map();
  for (const { broken } of misses) {
    for (const rule of Object.keys(broken)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => {
      const { row, client, broken } = misses.find((miss) => rule in miss.broken);
      const example = `${row}, ${client}: ${broken[rule]}`.replaceAll('|', '\\|');
      return `| ${rules[rule].says} (${rules[rule].section}) | ${count} | ${example} |\n`;
    });
  return `\n### ${name}: the rules that it breaks\n\n| rule | cells | for example |\n| --- | ---: | --- |\n${lines.join('')}`;
}
