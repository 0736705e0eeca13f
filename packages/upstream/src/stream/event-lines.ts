import type { StreamEvent } from './dialect.js';

/** One line of a frame: its field (`''` is a comment) and where it stands, line end included. */
export interface Line {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  /** Where the value stands, without the space after the colon. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

const LF = 10;
const CR = 13;
const COLON = 58;
const SPACE = 32;

/** The lines of one frame, the blank one left out. */
export function linesOf(frame: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < frame.length) {
    let valueEnd = start;
    while (valueEnd < frame.length && frame[valueEnd] !== LF && frame[valueEnd] !== CR)
      valueEnd += 1;
    const end = valueEnd + (frame[valueEnd] === CR && frame[valueEnd + 1] === LF ? 2 : 1);
    if (valueEnd > start) lines.push(line(frame, start, valueEnd, Math.min(end, frame.length)));
    start = end;
  }
  return lines;
}

function line(frame: Uint8Array, start: number, valueEnd: number, end: number): Line {
  let fieldEnd = start;
  while (fieldEnd < valueEnd && frame[fieldEnd] !== COLON) fieldEnd += 1;
  let valueStart = Math.min(fieldEnd + 1, valueEnd);
  if (valueStart < valueEnd && frame[valueStart] === SPACE) valueStart += 1;
  return { field: textAt(frame, start, fieldEnd), start, end, valueStart, valueEnd };
}

/** What the frame says: its last `event:`, its `data:` lines joined; undefined without data. */
export function eventOf(frame: Uint8Array, lines: readonly Line[]): StreamEvent | undefined {
  let name = '';
  let data: string | undefined;
  for (const { field, valueStart, valueEnd } of lines) {
    if (field === 'event') name = textAt(frame, valueStart, valueEnd);
    if (field !== 'data') continue;
    const value = textAt(frame, valueStart, valueEnd);
    data = data === undefined ? value : `${data}\n${value}`;
  }
  return data === undefined ? undefined : { name, data: data.trim() };
}

function textAt(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
