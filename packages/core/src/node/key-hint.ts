import type { IncomingMessage } from 'node:http';
import { readHeader } from '../guarded.js';
import { nodeCrypto } from './crypto.js';

let processSecret: Buffer | undefined;

/** A storm comes from few keys; a hash costs more than all the rest of a log record. */
const MAX_KNOWN = 1000;
const known = new Map<string, string>();

/**
 * Twelve hex digits that tell the requests of one key from those of others: a keyed hash, so that
 * nobody can find the key by hashing guesses. The default secret is random for each process.
 */
export function keyHintOf(req: IncomingMessage, secret: string | undefined): string | undefined {
  const { headers } = req;
  const given =
    readHeader(headers, 'authorization')?.replace(/^bearer {1,16}/i, '') ??
    readHeader(headers, 'x-api-key') ??
    readHeader(headers, 'x-goog-api-key');
  if (!given) return undefined;
  const name = `${secret ?? ''}\n${given}`;
  const hint = known.get(name);
  if (hint !== undefined) return hint;
  processSecret ??= nodeCrypto().randomBytes(32);
  const made = nodeCrypto()
    .createHmac('sha256', secret ?? processSecret)
    .update(given)
    .digest('hex')
    .slice(0, 12);
  // A stranger may send a million keys: all are forgotten at once, which is cheap and bounded.
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(name, made);
  return made;
}
