import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readHeader } from '../guarded.js';

let processSecret: Buffer | undefined;

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
  processSecret ??= randomBytes(32);
  return createHmac('sha256', secret ?? processSecret)
    .update(given)
    .digest('hex')
    .slice(0, 12);
}
