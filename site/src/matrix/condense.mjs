/** What of a report is kept in docs/clients.json: outcomes by fault and client, and the misses. */
export function condensed({ name, profile }, { clients, cells }) {
  const asked = clients.filter(({ missing }) => missing === undefined);
  const rows = [...new Set(cells.map(({ row }) => row))].map((row) => {
    const of = cells.filter((cell) => cell.row === row);
    const bySeen = asked.map(({ id }) => of.find(({ client }) => client === id));
    return [row, of[0].expected, ...bySeen.map((cell) => (cell === undefined ? '' : seen(cell)))];
  });
  return {
    name,
    profile,
    clients: clients.map(({ id, title, missing }) => ({
      id,
      title,
      ...(missing ? { missing } : {}),
    })),
    cells: cells.length,
    rows,
    misses: cells
      .filter(({ broken }) => broken.length > 0)
      .map(({ client, row, broken }) => ({
        client,
        row,
        broken: Object.fromEntries(broken.map(({ rule, found }) => [rule, found.slice(0, 120)])),
      })),
  };
}

/** `RateLimitError 429 ×3`; a `!` marks what is amiss. */
function seen({ end, exception, status, requests, broken }) {
  const what = end === 'raised' ? [exception, status].filter(Boolean).join(' ') : end;
  const times = requests === 1 ? '' : ` ×${requests}`;
  return `${broken.length > 0 ? '! ' : ''}${what}${times}`.trim();
}

/** A row a line; rows that another server of the profile has as well stand once. */
export function printed({ node, servers }) {
  const known = new Map();
  const lines = servers.map(({ rows, misses, ...server }) => {
    const key = `${server.profile} ${JSON.stringify(rows)}`;
    const first = known.get(key);
    known.set(key, first ?? `${server.name}/${server.profile}`);
    const list = (items) =>
      `[\n${items.map((item) => `   ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
    return `  {"server": ${JSON.stringify(server)},\n  "rows": ${
      first === undefined ? list(rows) : JSON.stringify(first)
    },\n  "misses": ${misses.length === 0 ? '[]' : list(misses)}}`;
  });
  return `{"node": ${JSON.stringify(node)}, "servers": [\n${lines.join(',\n')}\n]}\n`;
}

/** The data of a printed file. */
export function readData(text) {
  const { node, servers } = JSON.parse(text);
  const rowsOf = new Map(
    servers.map(({ server, rows }) => [`${server.name}/${server.profile}`, rows]),
  );
  return {
    node,
    servers: servers.map(({ server, rows, misses }) => ({
      ...server,
      rows: typeof rows === 'string' ? rowsOf.get(rows) : rows,
      misses,
    })),
  };
}
