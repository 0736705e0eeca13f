/**
 * The value of `Allow`: sorted, joined by `, `, HEAD beside GET, which every server that answers
 * GET can answer (docs/contract.md, "The envelope").
 *
 * @param methods in any case, with white space around.
 */
export function allowHeader(methods: readonly string[]): string {
  return withHead(methods).join(', ');
}

/** The methods, in upper case and sorted, HEAD beside GET. */
export function withHead(methods: readonly string[]): string[] {
  const all = new Set(methods.map((method) => method.trim().toUpperCase()));
  all.delete('');
  if (all.has('GET')) all.add('HEAD');
  return [...all].sort();
}
