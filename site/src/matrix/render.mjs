// docs/clients.json → docs/clients.md.
const head = `# What clients see

This page is made by \`npm run matrix\` from a run of \`faultwire check\`: every fault of the fault
upstream, through every client, against the three example gateways in all four profiles and against
what others run. Requests are counted on the wire. A cell is amiss where a client does worse than it
can be made to do (docs/contract.md); \`(…)\` after a class is the status that the client knows.

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
      `| ${name} | ${profile} | ${clients.filter(({ missing }) => !missing).length} | ${cells} | ${misses.length} | ${deceived({ misses })} |\n`,
  );
  return `| server | profile | clients | cells | amiss | of these: a failure taken for a whole answer |\n| --- | --- | ---: | ---: | ---: | ---: |\n${lines.join('')}`;
}

const deceived = ({ misses }) => misses.filter(({ rule }) => rule === 'true-end').length;

/** A row a fault, a column a client; alike neighbours are told once. */
function matrix({ rows, clients }) {
  const asked = clients.filter(({ missing }) => !missing);
  const columns = asked.map(({ title }) => title).join(' | ');
  const lines = rows.map(
    ({ row, expected, seen }) =>
      `| ${row} | ${expected} | ${asked.map(({ id }) => mark(seen[id] ?? '')).join(' | ')} |\n`,
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
  return `\nThe same to the last cell: ${names}. The other profiles differ in statuses, and so in classes and retries, as docs/contract.md says; their cells are in clients.json.\n`;
}

/** Which rules a peer broke, and how often. */
function rulesOf({ name, misses }) {
  if (misses.length === 0) return '';
  const counts = new Map();
  for (const { rule } of misses) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => {
      const { row, client, found } = misses.find((miss) => miss.rule === rule);
      return `| ${rule} | ${count} | ${row}, ${client}: ${found.replaceAll('|', '\\|').slice(0, 120)} |\n`;
    });
  return `\n### ${name}: the first rule broken in each cell\n\n| rule | cells | for example |\n| --- | ---: | --- |\n${lines.join('')}`;
}
