/** One server-sent event of the page. */
export interface PageEvent {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of the page, looked into by the tests
  readonly data: any;
}

/** Reads the page's events one by one until it is told to stop; then leaves. */
export async function* pageEvents(address: string): AsyncGenerator<PageEvent> {
  const left = new AbortController();
  const response = await fetch(address, { signal: left.signal });
  let text = '';
  try {
    for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(
      new TextDecoderStream() as never,
    ) as AsyncIterable<string>) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
      }
    }
  } finally {
    left.abort();
  }
}

/** The first event that fits. */
export async function firstEvent(
  address: string,
  fits: (event: PageEvent) => boolean,
): Promise<PageEvent> {
  for await (const event of pageEvents(address)) if (fits(event)) return event;
  throw new Error('the stream ended');
}
