import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a host tells of itself over its channel. */
export interface HostMessage {
  readonly port?: number;
  readonly versions?: { wanted: string; host: string; adapter: string; installed: boolean };
  readonly unhandled?: string;
  readonly waiting?: string;
  readonly log?: { code: string; request_id: string; phase: string; [field: string]: unknown };
  readonly told?: 'fault' | 'success';
  readonly code?: string;
  readonly id?: string;
}

const folder = fileURLToPath(new URL('../../../hosts/', import.meta.url));

/** The servers of every host, as its package.json lists them. */
export function serversOf(kind: 'servers' | 'http2'): string[] {
  return readdirSync(folder)
    .filter((host) => existsSync(`${folder}${host}/package.json`))
    .flatMap((host) => {
      const manifest = readFileSync(`${folder}${host}/package.json`, 'utf8');
      return (JSON.parse(manifest) as Manifest).faultwire[kind] ?? [];
    });
}

interface Manifest {
  faultwire: { adapter: string; servers: string[]; http2?: string[] };
}

/** One framework, one major, in a process of its own. */
export class Host {
  readonly name: string;
  readonly messages: HostMessage[] = [];
  port = 0;
  versions: HostMessage['versions'];
  readonly #child: ChildProcess;

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#child = child;
    child.on('message', (message) => this.messages.push(message as HostMessage));
  }

  /** @param name folder, then what kind of server: `nest12-fastify` lies in `nest12`. */
  static async start(name: string): Promise<Host> {
    const child = fork(`${folder}run.mjs`, [name.split('-')[0] ?? name, name], {
      execArgv: [],
      // The logger that throws would be warned of in every run.
      env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
    });
    const host = new Host(name, child);
    const ready = await host.message((message) => message.port !== undefined);
    host.port = ready.port ?? 0;
    host.versions = ready.versions;
    return host;
  }

  /** The first message like that, sent already or to come; an exit before it is an error. */
  message(wanted: (message: HostMessage) => boolean): Promise<HostMessage> {
    const known = this.messages.find(wanted);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const settle = (message: unknown): void => {
        if (!wanted(message as HostMessage)) return;
        this.#child.off('message', settle).off('exit', left);
        resolve(message as HostMessage);
      };
      const left = (code: number | null): void =>
        reject(new Error(`${this.name} left: ${code} ${this.unhandled}`));
      this.#child.on('message', settle).once('exit', left);
    });
  }

  /** Everything that should never have come to the process as a whole. */
  get unhandled(): string[] {
    const rejections = this.messages.flatMap(({ unhandled }) => unhandled ?? []);
    const { exitCode, signalCode } = this.#child;
    return exitCode === null && signalCode === null ? rejections : [...rejections, 'exit'];
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill();
    await exit;
  }
}
