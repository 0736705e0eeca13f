import { read } from './guarded.js';

/**
 * What a Fault has but no printer may find: what was thrown, and the words of one that the engine
 * did not make. Private fields, because a property that is not enumerable costs as much as all the
 * other fields together.
 */

/** Where a Fault gives its cause as it was thrown; `cause` gives out what may be printed. */
const BEHIND = Symbol.for('faultwire.cause');

/** Lets a class put its private fields on an object that it has not made. */
class Given {
  constructor(made: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the fields of a class below go on what is returned
    return made;
  }
}

/** A cause that is made when somebody asks for it; of most nobody does. */
class Later {
  constructor(readonly make: () => unknown) {}
}

/** A cause for `FaultOptions` that is dear to make. What `make` needs is kept until then. */
export function later(make: () => unknown): unknown {
  return new Later(make);
}

class Hidden extends Given {
  #thrown: unknown;
  #message = '';

  static setThrown(made: object, thrown: unknown): void {
    if (!Hidden.holds(made)) new Hidden(made);
    (made as Hidden).#thrown = thrown;
  }

  static setMessage(made: object, message: string): void {
    new Hidden(made).#message = message;
  }

  static thrownOf(made: object): unknown {
    const hidden = holder(made);
    if (hidden === null) return undefined;
    const thrown = hidden.#thrown;
    if (thrown instanceof Later) hidden.#thrown = thrown.make();
    return hidden.#thrown;
  }

  static hasThrown(made: object): boolean {
    const hidden = holder(made);
    return hidden !== null && hidden.#thrown !== undefined;
  }

  static messageOf(made: object): string {
    const hidden = holder(made);
    return hidden === null ? '' : hidden.#message;
  }

  static holds(made: object): made is Hidden {
    return #thrown in made;
  }
}

/** What is made after a Fault (`Object.create(fault)`) hides what the Fault hides. */
function holder(made: object): Hidden | null {
  let at: object | null = made;
  while (at !== null && !Hidden.holds(at)) at = Object.getPrototypeOf(at);
  return at;
}

/** Keeps what was thrown behind a Fault. */
export const setBehind: (made: object, thrown: unknown) => void = Hidden.setThrown;

/** Is anything kept behind it? */
export const hasBehind: (made: object) => boolean = Hidden.hasThrown;

/** The cause as it was thrown, for those who read it and do not print it; of another copy's Fault, too. */
export function thrownBehind(made: object): unknown {
  return read(made, BEHIND);
}

/** A property that is there for whoever asks for it by name. */
export function hide(made: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(made, key, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

/**
 * An Error by its prototype alone, for what is told and logged but not thrown: the engine's own
 * constructor, even where it takes no stack, costs as much as all the rest of an answer.
 */
export function unthrown<T extends Error>(prototype: T, message: string): T {
  const made = Object.create(prototype) as T;
  Hidden.setMessage(made, message);
  return made;
}

/** Gives the prototype what its objects hide; `message` and `stack` for those made by `unthrown`. */
export function showHidden(prototype: Error): void {
  give(prototype, BEHIND, Hidden.thrownOf);
  give(prototype, 'message', Hidden.messageOf);
  give(prototype, 'stack', ({ name, message }) => `${name}: ${message}`);
}

/** What is assigned instead becomes a property of its own, as on any Error. */
export function give(
  prototype: Error,
  key: PropertyKey,
  get: (made: Error) => unknown,
  set: (made: Error, value: unknown) => void = (made, value) => hide(made, key, value),
): void {
  Object.defineProperty(prototype, key, {
    get(this: Error) {
      return get(this);
    },
    set(this: Error, value: unknown) {
      set(this, value);
    },
    configurable: true,
  });
}
