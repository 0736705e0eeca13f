import { redact } from '@faultwire/core';

/** What a name beyond the limit counts as. */
export const OTHER = 'other';
/** What a request counts as that names no model. */
export const NONE = 'none';

/** Longer than any model's, provider's or code's name. */
const MAX_LENGTH = 128;

/**
 * How far a name is to be trusted. `stranger`: whoever asked made it up, as far as we know;
 * `seen`: a request got somewhere with it; `served`: somebody answered to it.
 */
export type Trust = 'stranger' | 'seen' | 'served';

/**
 * A label set that nobody can grow: callers choose model names, and a time series is kept for each
 * label. At most `limit` names count for themselves, all others are `other`. A stranger is never
 * let in; a name that was only seen makes room for one that was served, so that nobody can keep
 * the real models out by asking for invented ones first. Names ever given out: at most twice `limit`.
 */
export class KnownNames {
  readonly #limit: number;
  readonly #onForget: ((name: string) => void) | undefined;
  readonly #served = new Map<string, boolean>();
  #unserved = 0;

  constructor(limit: number, onForget?: (name: string) => void) {
    this.#limit = limit;
    this.#onForget = onForget;
  }

  /** The label for a name: itself, `other`, or `none` where there is no name. */
  label(name: string | undefined, trust: Trust): string {
    if (name === undefined || name === '') return NONE;
    const served = this.#served.get(name);
    if (served !== undefined) {
      if (!served && trust === 'served') this.#admit(name, true);
      return name;
    }
    if (trust === 'stranger' || !this.#hasRoom(trust)) return OTHER;
    // A model that is named like a key is a key in the wrong field.
    if (name.length > MAX_LENGTH || redact(name) !== name) return OTHER;
    if (this.#served.size >= this.#limit) this.#forgetUnserved();
    this.#admit(name, trust === 'served');
    return name;
  }

  #hasRoom(trust: Trust): boolean {
    return this.#served.size < this.#limit || (trust === 'served' && this.#unserved > 0);
  }

  #admit(name: string, served: boolean): void {
    const before = this.#served.get(name);
    this.#served.set(name, served);
    if (before === false) this.#unserved -= 1;
    if (!served) this.#unserved += 1;
  }

  #forgetUnserved(): void {
    for (const [name, served] of this.#served) {
      if (served) continue;
      this.#served.delete(name);
      this.#unserved -= 1;
      this.#onForget?.(name);
      return;
    }
  }
}
