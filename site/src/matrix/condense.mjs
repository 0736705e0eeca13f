/** What of a report is kept in docs/clients.json: outcomes by fault and client, and the misses. */
export function condensed({ name, profile }, { clients, cells }) {
  const rows = [...new Set(cells.map(({ row }) => row))].map((row) => {
    const of = cells.filter((cell) => cell.row === row);
    return {
      row,
      expected: of[0].expected,
      seen: Object.fromEntries(of.map((cell) => [cell.client, seen(cell)])),
    };
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
