import type { Body, Finding } from './finding.js';

/**
 * Findings in the order in which their places stand in the body. What is absent has no place: it
 * comes before everything that its object does hold, for a body that lacks a required parameter
 * is malformed before it is wrong.
 */
export function inDocumentOrder(findings: readonly Finding[], body: Body): readonly Finding[] {
  if (findings.length < 2) return findings;
  const positions: Positions = new Map();
  return findings
    .map((finding) => ({ finding, place: placeOf(finding.path, body, positions) }))
    .sort((one, other) => compare(one.place, other.place))
    .map(({ finding }) => finding);
}

/** The keys of the objects met so far, numbered; so that no object is numbered twice. */
type Positions = Map<object, ReadonlyMap<string, number>>;

function placeOf(path: Finding['path'], body: Body, positions: Positions): readonly number[] {
  const place: number[] = [];
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) break;
    place.push(Array.isArray(value) ? Number(key) : keyPosition(value, String(key), positions));
    value = (value as Record<string | number, unknown>)[key];
  }
  return place;
}

function keyPosition(object: object, key: string, positions: Positions): number {
  let numbered = positions.get(object);
  if (numbered === undefined) {
    numbered = new Map(Object.keys(object).map((name, index) => [name, index]));
    positions.set(object, numbered);
  }
  return numbered.get(key) ?? -1;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (one[index] as number) - (other[index] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
