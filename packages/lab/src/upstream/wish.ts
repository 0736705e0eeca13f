import type { IncomingHttpHeaders } from 'node:http';
import { isFaultName, type Rule } from './scenario.js';

/** A fault that a request asks for itself, or the name that nobody knows. */
export type Wish = { readonly rule: Rule } | { readonly unknown: string };

/**
 * Reads the wish of a request: header `x-fault: NAME`, or else model `fault:NAME`. Parameters of a
 * rule may follow: `stall;forMs=2000`, `cut_mid_frame;atByte=120`.
 *
 * @returns undefined where the request asks for nothing.
 */
export function readWish(
  headers: IncomingHttpHeaders,
  model: string | undefined,
): Wish | undefined {
  const header = headers['x-fault'];
  const asked =
    typeof header === 'string' && header.trim() !== ''
      ? header.trim()
      : model?.startsWith('fault:')
        ? model.slice('fault:'.length)
        : undefined;
  if (asked === undefined) return undefined;
  const [name = '', ...wishes] = asked.split(';').map((part) => part.trim());
  if (!isFaultName(name)) return { unknown: name };
  const rule: Rule = { fault: name };
  for (const parameter of wishes) {
    const [key, value] = parameter.split('=');
    const number = Number(value);
    if (!isParameter(key) || !(number >= 0 && number < 2 ** 31)) return { unknown: asked };
    rule[key] = number;
  }
  return { rule };
}

/** What a wish may say beside the name; when and how often is a scenario's matter. */
const parameters = ['atByte', 'forMs', 'bytesPerSecond', 'retryAfterMs'] as const;

function isParameter(key: string | undefined): key is (typeof parameters)[number] {
  return (parameters as readonly (string | undefined)[]).includes(key);
}
