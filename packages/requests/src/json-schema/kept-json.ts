/**
 * JSON in a form made to be compared with: names and members of an object as two lists, so that
 * comparing walks the other object once and looks nothing up in ours.
 */
export type KeptJson = string | number | boolean | null | readonly KeptJson[] | KeptObject;

class KeptObject {
  constructor(
    readonly names: readonly string[],
    readonly members: readonly KeptJson[],
  ) {}
}

/** A copy of its own, since the caller may go on to change the original. */
export function keptJson(value: unknown): KeptJson {
  if (typeof value !== 'object' || value === null) return value as KeptJson;
  if (Array.isArray(value)) return value.map(keptJson);
  const names = Object.keys(value);
  return new KeptObject(
    names,
    names.map((name) => keptJson((value as Record<string, unknown>)[name])),
  );
}

/** Is the value what was kept, the order of its names included? The same client keeps to one. */
export function isSame(kept: KeptJson, value: unknown): boolean {
  if (typeof kept !== 'object' || kept === null) return kept === value;
  if (typeof value !== 'object' || value === null) return false;
  if (kept instanceof KeptObject) return !Array.isArray(value) && isSameObject(kept, value);
  if (!Array.isArray(value) || value.length !== kept.length) return false;
  for (let index = 0; index < kept.length; index += 1)
    if (kept[index] !== value[index] && !isSame(kept[index] as KeptJson, value[index]))
      return false;
  return true;
}

function isSameObject({ names, members }: KeptObject, value: object): boolean {
  let index = 0;
  // `for in` makes no list of the names.
  for (const name in value) {
    if (name !== names[index]) return false;
    const member = (value as Record<string, unknown>)[name];
    // Most members are texts and numbers, which need no call.
    if (members[index] !== member && !isSame(members[index] as KeptJson, member)) return false;
    index += 1;
  }
  return index === names.length;
}
