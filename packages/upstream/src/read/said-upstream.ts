import { redact, type UpstreamFailure } from '@faultwire/core';

const MAX_RAW_BYTES = 8192;
const KEPT_CHARS = 65_536;

/**
 * What the provider said. Redaction costs more than all the reading, and most failures are never
 * looked at so closely: so `raw` is made when it is first read. A long body is not kept for that.
 */
export class SaidUpstream implements UpstreamFailure {
  readonly provider: string;
  declare readonly raw: string;
  declare model?: string;
  declare status?: number;
  declare code?: string;
  declare type?: string;
  declare requestId?: string;
  #raw: string | undefined;
  #body: unknown;

  constructor(provider: string) {
    this.provider = provider;
  }

  withRaw(body: unknown): UpstreamFailure {
    if (typeof body === 'string' && body.length <= KEPT_CHARS) this.#body = body;
    else this.#raw = rawOf(body);
    return Object.defineProperty(this, 'raw', SaidUpstream.#rawProperty);
  }

  /** One for all: a getter of each object's own would cost as much as the rest of it. */
  static readonly #rawProperty: PropertyDescriptor = {
    get(this: object): string {
      // Whoever inherits from one has nothing of its own.
      if (!(#raw in this)) return '';
      this.#raw ??= rawOf(this.#body);
      this.#body = undefined;
      return this.#raw;
    },
    enumerable: true,
    configurable: true,
  };
}

/** The body for the log: redacted first, so that no secret survives at the cut. */
export function rawOf(body: unknown): string {
  const text = redact(String(body ?? '').slice(0, MAX_RAW_BYTES * 2));
  if (text.length * 3 <= MAX_RAW_BYTES) return text;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MAX_RAW_BYTES) return text;
  return new TextDecoder().decode(bytes.subarray(0, MAX_RAW_BYTES)).replace(/\uFFFD{1,3}$/, '');
}
