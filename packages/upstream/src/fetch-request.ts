/** A request as it was given to `fetch`, so that it can be made more than once. */
export interface FetchRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: RequestInit['body'];
  /** False for a body that can be sent only once. */
  readonly replayable: boolean;
  readonly signal: AbortSignal | undefined;
  /** Everything else, as it came. */
  readonly init: RequestInit;
}

/**
 * @throws TypeError for what is no URL, as fetch does.
 */
export async function fetchRequest(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<FetchRequest> {
  if (!isRequest(input)) {
    const { headers, body, signal, ...rest } = init;
    return {
      url: new URL(String(input)),
      headers: new Headers(headers),
      body,
      replayable: isReplayable(body),
      signal: signal ?? undefined,
      init: rest,
    };
  }
  // A Request's body is a stream, and small enough to be kept: it was made here.
  const request = new Request(input, init);
  const { method, redirect } = request;
  return {
    url: new URL(request.url),
    headers: new Headers(request.headers),
    body: request.body === null ? undefined : await request.arrayBuffer(),
    replayable: true,
    signal: init.signal ?? input.signal,
    init: { method, redirect },
  };
}

/** By shape: realms and polyfills have classes of their own. */
function isRequest(input: string | URL | Request): input is Request {
  return typeof input === 'object' && 'url' in input && 'arrayBuffer' in input;
}

/** Text, bytes, forms and blobs can be read again; a stream or a generator cannot. */
function isReplayable(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true;
  return !('getReader' in body || Symbol.asyncIterator in body || 'pipe' in body);
}
