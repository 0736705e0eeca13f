import { UsageError } from '../../usage-error.js';
import type { Client } from './client.js';
import { clients } from './index.js';

/**
 * The clients that `--clients` names: ids, families or `all`, comma-separated.
 *
 * @throws UsageError naming the one that nobody knows.
 */
export function chooseClients(names: string): readonly Client[] {
  if (names === 'all') return clients;
  const chosen = names.split(',').map((name) => name.trim());
  for (const name of chosen) {
    if (clients.some((client) => isNamed(client, name))) continue;
    const known = clients.map(({ id }) => id).join(', ');
    throw new UsageError(`--clients: no client ${name}; there are all, ${known}`);
  }
  return clients.filter((client) => chosen.some((name) => isNamed(client, name)));
}

function isNamed(client: Client, name: string): boolean {
  return client.id === name || client.family === name;
}
