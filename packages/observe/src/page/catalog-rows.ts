import { catalog, type FaultCode } from '@faultwire/core';
import { cures } from './cures.js';

const RETRY = {
  no: 'no',
  yes: 'yes, with backoff',
  wait: 'yes, after the stated wait',
  maybe: 'depends on the operation',
} as const;

/** One code as the page explains it. */
export interface CatalogEntry {
  readonly code: string;
  readonly status: number;
  readonly type: string;
  readonly meaning: string;
  readonly retry: string;
  readonly origin: string;
  readonly cure: string;
}

/** The catalog of core, and what to do about each code. */
export function catalogRows(): CatalogEntry[] {
  return (Object.keys(catalog) as FaultCode[]).map((code) => {
    const { status, type, message, retry, origin } = catalog[code];
    return { code, status, type, meaning: message, retry: RETRY[retry], origin, cure: cures[code] };
  });
}
