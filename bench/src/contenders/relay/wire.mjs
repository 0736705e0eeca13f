// What the bench's provider sends, and the path by which a contender is asked for it: a request for
// /stream/v1/chat/completions goes up to the same path there.

/** One chunk of a chat completion, 269 bytes with its blank line. */
export const FRAME =
  'data: {"id":"chatcmpl-BzQ9w2pXkV7mN4rT1sLdYcUe","object":"chat.completion.chunk","created":1795000000,"model":"demo-mini-2026-07-18","service_tier":"default","system_fingerprint":"fp_34a54ae93c","choices":[{"index":0,"delta":{"content":" the"},"finish_reason":null}]}\n\n';
export const LAST_FRAMES = `${FRAME.replace('{"content":" the"}', '{}').replace('null}]}', '"stop"}]}')}data: [DONE]\n\n`;

/** How many frames a stream at full speed has, and a paced one, which sends one every 20 ms. */
export const FULL_FRAMES = 2500;
export const PACED_FRAMES = 50;

const failure = (message, type, code) =>
  JSON.stringify({ error: { message, type, code, param: null } });

export const PLAIN = {
  429: [
    429,
    'application/json',
    failure(
      'Rate limit reached for demo-mini. Please try again in 1.2s.',
      'requests',
      'rate_limit_exceeded',
    ),
  ],
  500: [500, 'application/json', failure('The server had an error.', 'server_error', null)],
  html: [
    502,
    'text/html',
    `<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>${'<!-- padding -->'.repeat(20)}</body></html>`,
  ],
};

/** A request of 13 KB, as chats are. */
export const REQUEST = JSON.stringify({
  model: 'demo-mini',
  messages: Array.from({ length: 20 }, (_, at) => ({
    role: at % 2 === 0 ? 'user' : 'assistant',
    content: 'The quick brown fox jumps over the lazy dog. '.repeat(14),
  })),
});
export const STREAM_REQUEST = JSON.stringify({
  model: 'demo-mini',
  stream: true,
  messages: [{ role: 'user', content: 'Hello' }],
});

/** /raw/stream/v1/chat/completions → ['raw', '/stream/v1/chat/completions'] */
export function routeOf(url) {
  return url.startsWith('/raw/') ? ['raw', url.slice(4)] : ['', url];
}

export async function bodyOf(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}
