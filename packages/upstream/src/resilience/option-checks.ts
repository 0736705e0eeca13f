import { catalog, type FaultCode } from '@faultwire/core';

/** Timers of Node end here; anything longer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @throws TypeError: `createUpstream: ` and the sentence, which names the option. */
export function refuse(sentence: string): never {
  throw new TypeError(`createUpstream: ${sentence}`);
}

/** A value as a sentence can hold it. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** An object with no other keys than these: a misspelt option must not be silently idle. */
export function checkKeys(name: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse(`${name} must be an object, not ${show(options)}`);
  const stranger = Object.keys(options).find((key) => !known.includes(key));
  if (stranger !== undefined)
    refuse(`${name}.${stranger} is not an option; there are ${known.join(', ')}`);
}

/** A whole number from 1. */
export function checkCount(name: string, value: unknown): void {
  if (!(Number.isSafeInteger(value) && (value as number) >= 1))
    refuse(`${name} must be a whole number from 1, not ${show(value)}`);
}

/** Milliseconds that a timer can wait, from `least`. */
export function checkMs(name: string, value: unknown, least: 0 | 1): void {
  if (typeof value === 'number' && value >= least && value <= LONGEST_TIMER_MS) return;
  refuse(`${name} must be a number of ms from ${least} to ${LONGEST_TIMER_MS}, not ${show(value)}`);
}

/** A list of codes of the catalog. */
export function checkCodes(name: string, codes: unknown): readonly FaultCode[] {
  if (!Array.isArray(codes)) refuse(`${name} must be a list of codes, not ${show(codes)}`);
  codes.forEach((code, index) => {
    if (typeof code !== 'string' || !Object.hasOwn(catalog, code))
      refuse(`${name}[${index}] is ${show(code)}, which is no code of the catalog`);
  });
  return codes;
}
