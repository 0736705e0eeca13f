/**
 * The same type without `| undefined` in optional properties, at every depth: zod writes
 * `a?: T | undefined` where the `openai` package writes `a?: T`, and JSON has no undefined.
 */
export type Defined<T> = T extends readonly (infer Element)[]
  ? Defined<Element>[]
  : T extends object
    ? { [Key in keyof T]: Defined<Exclude<T[Key], undefined>> }
    : T;

/** `true` where each accepts what the other does; otherwise what one side lacks. */
export type Same<Ours, Theirs> = [Theirs] extends [Ours]
  ? [Defined<Ours>] extends [Theirs]
    ? true
    : { weAcceptMore: Defined<Ours> }
  : { theyAcceptMore: Theirs };

/** Compares property by property, so that an error names the one that differs. */
export type SameByKey<Ours, Theirs> = {
  [Key in keyof Ours | keyof Theirs]-?: Key extends keyof Ours
    ? Key extends keyof Theirs
      ? Same<Ours[Key], Theirs[Key]>
      : 'only we have it'
    : 'only they have it';
};

/** All properties are the same, the stated exceptions apart. */
export type AllSame<Compared, Exceptions extends keyof Compared = never> = {
  [Key in Exclude<keyof Compared, Exceptions>]: true;
};
