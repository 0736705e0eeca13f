/** A whole answer of one route: what a fault then takes apart. */
export interface GoodAnswer {
  /** The plain answer. */
  readonly json: object;
  /** The same as server-sent events, blank lines included. */
  readonly frames: readonly string[];
  /** After how many frames the answer is under way: content has come, the end has not. */
  readonly middle: number;
  /** A frame that reports a server failure, in the provider's own form. */
  readonly errorFrame: string;
  /** A plain body that reports a failure although its status is 200. */
  readonly errorBody: object;
}

/** What every answer says, in the pieces in which a stream says it. */
export const words: readonly string[] = [
  'Every',
  ' failure',
  ' has',
  ' a',
  ' name',
  ' —',
  ' and',
  ' an',
  ' answer.',
];

/** One server-sent event without a name, as Chat Completions and Gemini have them. */
export function dataFrame(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

/** One server-sent event named by its payload's type, as Responses and Messages have them. */
export function typedFrame(payload: { type: string } & Record<string, unknown>): string {
  return `event: ${payload.type}\ndata: ${JSON.stringify(payload)}\n\n`;
}
