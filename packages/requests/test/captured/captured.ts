import { readFileSync } from 'node:fs';

/** A body as an SDK sent it to `path`. */
export interface Captured {
  readonly name: string;
  readonly path: '/chat/completions' | '/responses' | '/embeddings';
  readonly body: Record<string, unknown>;
}

/**
 * What the AI SDK and LangChain send (their versions stand in the file), taken from the `fetch`
 * that they were given: text, streams, tools, images, files, structured output.
 */
export const captured: readonly Captured[] = (
  JSON.parse(readFileSync(new URL('sdk-requests.json', import.meta.url), 'utf8')) as {
    requests: Captured[];
  }
).requests;
