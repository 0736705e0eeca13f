import type { ServerResponse } from 'node:http';
import { attempt, readString } from '../guarded.js';

/** `getHeader` does not know the headers that were handed to `writeHead`; the sent text does. */
export function sentHeader(res: ServerResponse, name: string): string | undefined {
  const known = attempt(() => res.getHeader(name));
  if (known !== undefined) return String(known);
  const head = readString(res, '_header', 65_536) ?? '';
  return new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, 'im').exec(head)?.[1];
}
