/** The head of a base64 data URL (RFC 2397), and where its payload begins. */
export interface DataUrl {
  /** In lower case, without parameters: `image/png`. */
  readonly mime: string;
  readonly start: number;
}

const HEAD = /^data:([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)(?:;[a-z0-9-]+=[^;,]*)*;base64,/i;

/** Longer heads are no head of any media; so a 20 MB string is never searched for a comma. */
const LONGEST_HEAD = 256;

/** @returns undefined where the text is no data URL, or one that is not base64. */
export function readDataUrl(text: string): DataUrl | undefined {
  const head = HEAD.exec(text.slice(0, LONGEST_HEAD));
  const mime = head?.[1];
  return head && mime ? { mime: mime.toLowerCase(), start: head[0].length } : undefined;
}
