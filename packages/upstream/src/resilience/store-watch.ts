/** A client: of ioredis and iovalkey, or of node-redis. */
export type RedisClient = { readonly status: string } | { readonly isReady: boolean };

/** A store that did not answer is left alone for so long: one slow request a second, not all. */
const REST_MS = 1_000;

/** The parts of the three clients that are alike. */
interface AnyClient {
  readonly status?: string;
  readonly isReady?: boolean;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  connect?(): Promise<unknown>;
}

/** Knows whether the store is to be asked, and says once an outage that it is away. */
export class StoreWatch {
  readonly #client: AnyClient;
  readonly #timeoutMs: number;
  #started: Promise<void> | undefined;
  #restsUntil = 0;
  #away = false;

  /** @throws TypeError for what is no client of ioredis, iovalkey or node-redis. */
  constructor(client: RedisClient, timeoutMs: number) {
    const any = client as Partial<AnyClient> | null | undefined;
    const known = typeof any?.status === 'string' || typeof any?.isReady === 'boolean';
    if (!known || typeof any?.on !== 'function')
      throw new TypeError('redisStore: client must be one of ioredis, iovalkey or node-redis');
    this.#client = any as AnyClient;
    this.#timeoutMs = timeoutMs;
    // Without a listener a lost connection would end the process (node-redis) or fill the log (ioredis).
    this.#client.on('error', () => {});
    this.#client.on('ready', () => {
      this.#restsUntil = 0;
    });
  }

  /** At first use the client may still be connecting; it gets the time of one call for that. */
  started(): Promise<void> {
    this.#started ??= this.#connected();
    return this.#started;
  }

  /** Is the store to be left alone for now? */
  get resting(): boolean {
    return performance.now() < this.#restsUntil;
  }

  /** It did not answer, and local state did. */
  missed(): void {
    if (this.resting) return;
    this.#restsUntil = performance.now() + REST_MS;
    if (this.#away) return;
    this.#away = true;
    process.emitWarning(
      'redisStore: the store cannot be reached; circuits are local to this process until it can',
      'FaultwireWarning',
    );
  }

  /** It answered. */
  answered(): void {
    this.#away = false;
  }

  #connected(): Promise<void> {
    const client = this.#client;
    if (client.isReady === true || client.status === 'ready') return Promise.resolve();
    // ioredis with lazyConnect connects at its first command, and an unready client gets none.
    if (client.status === 'wait') client.connect?.().catch(() => {});
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        client.off('ready', go);
        resolve();
      };
      const timer = setTimeout(go, this.#timeoutMs);
      client.on('ready', go);
    });
  }
}
