import { dialects } from '../../src/stream/dialects/index.js';
import { KeptOutput } from '../../src/stream/kept-output.js';
import { Scanner } from '../../src/stream/scanner.js';
import type { StreamFixture } from '../fixtures/streams.js';

/** What a scanner made of a stream. */
export interface Scan {
  readonly out: string;
  readonly ended: boolean;
  /** Why it failed. */
  readonly why: string | undefined;
  readonly kept: KeptOutput;
}

/** The chunks, and then a clean end. */
export function scan(
  dialect: StreamFixture['dialect'],
  chunks: readonly Uint8Array[],
  keep = 0,
): Scan {
  const kept = new KeptOutput(keep);
  const scanner = new Scanner(dialects[dialect], kept);
  const out: Uint8Array[] = [];
  for (const chunk of chunks) {
    for (let rest: Uint8Array | undefined = chunk; rest !== undefined; rest = scanner.rest)
      out.push(Uint8Array.from(scanner.push(rest)));
    if (scanner.ended || scanner.failure !== undefined) break;
  }
  if (!scanner.ended && scanner.failure === undefined) out.push(scanner.finish());
  const { ended, failure } = scanner;
  return { out: Buffer.concat(out).toString(), ended, why: failure?.why, kept };
}

/** The same for a stream that comes in one piece. */
export function scanText(dialect: StreamFixture['dialect'], body: string, keep = 0): Scan {
  return scan(dialect, [Buffer.from(body)], keep);
}
