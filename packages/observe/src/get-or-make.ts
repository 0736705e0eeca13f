/** The value of a key, made at the first asking. */
export function getOrMake<K, V>(among: Map<K, V>, key: K, make: () => V): V {
  let found = among.get(key);
  if (found === undefined) {
    found = make();
    among.set(key, found);
  }
  return found;
}
