/** Where the keys of the known dialects stand: OpenAI's, Anthropic's, Gemini's, Azure's. */
const KEY_HEADERS = ['authorization', 'x-api-key', 'x-goog-api-key', 'api-key'] as const;

/** The header that carries the key, where one does. Names in lower case. */
export function keyHeader(
  headers: Readonly<Record<string, string | undefined>>,
): (typeof KEY_HEADERS)[number] | undefined {
  return KEY_HEADERS.find((name) => headers[name] !== undefined && headers[name] !== '');
}

/** The key that a provider will see. */
export function keyOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = keyHeader(headers);
  return name === undefined ? undefined : headers[name]?.replace(/^bearer {1,16}/i, '');
}
