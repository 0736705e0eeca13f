const NAME = /^[A-Za-z_$][\w$-]*$/;

/**
 * A path as the caller reads it: `['messages', 2, 'content', 0, 'image_url', 'url']` is
 * `messages[2].content[0].image_url.url`. A string is taken as it is.
 *
 * @example
 * ```ts
 * paramPath(['messages', 2, 'content']); // 'messages[2].content'
 * ```
 */
export function paramPath(path: string | readonly PropertyKey[]): string {
  if (typeof path === 'string') return path;
  let text = '';
  for (const key of path) {
    if (typeof key === 'number' || /^\d+$/.test(String(key))) text += `[${String(key)}]`;
    else if (!NAME.test(String(key))) text += `[${JSON.stringify(String(key))}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}
