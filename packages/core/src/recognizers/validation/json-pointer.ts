/** The longest path that is told; deeper ones are an attack or an accident. */
const DEEPEST = 64;

/**
 * `/messages/0/role` → `['messages', '0', 'role']` (RFC 6901, which ajv's `instancePath` follows);
 * also the `.messages[0].role` of ajv 6.
 */
export function pointerPath(pointer: string): string[] {
  if (!pointer.startsWith('/')) return dottedPath(pointer);
  return pointer
    .slice(1, 2048)
    .split('/', DEEPEST)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `messages.0.role`, `.messages[0].role` → `['messages', '0', 'role']`. */
export function dottedPath(path: string): string[] {
  return path
    .slice(0, 2048)
    .split(/[.[\]'"]+/, DEEPEST)
    .filter((key) => key !== '');
}
