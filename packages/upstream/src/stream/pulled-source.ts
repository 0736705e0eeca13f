import { type ByteSink, type ByteSource, bytesOf } from './byte-source.js';

/** Something that answers each question with a promise: a web stream's reader, an iterator. */
export interface Pulled {
  /** Never called twice at once. */
  pull(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(): void;
}

/** The source made of it. */
export class PulledSource implements ByteSource {
  readonly #pulled: Pulled;
  #sink: ByteSink | undefined;
  #pulling = false;

  constructor(pulled: Pulled) {
    this.#pulled = pulled;
  }

  flow(sink: ByteSink): void {
    this.#sink = sink;
    if (!this.#pulling) this.#pull();
  }

  cancel(): void {
    this.#pulled.cancel();
  }

  #pull(): void {
    this.#pulling = true;
    try {
      // Somebody's own iterator may give something that is no promise.
      Promise.resolve(this.#pulled.pull()).then(this.#came, this.#broke);
    } catch (error) {
      this.#broke(error);
    }
  }

  readonly #came = ({ done, value }: Awaited<ReturnType<Pulled['pull']>>): void => {
    this.#pulling = false;
    try {
      if (done === true) this.#sink?.end();
      else if (this.#sink?.take(bytesOf(value)) === true) this.#pull();
    } catch (error) {
      this.#broke(error);
    }
  };

  readonly #broke = (error: unknown): void => {
    this.#pulling = false;
    this.#sink?.fail(error);
  };
}
