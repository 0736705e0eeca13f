import { type Outcome, sameOutcome } from './expectation.js';
import type { Framework } from './frameworks.js';
import type { Row } from './row.js';

/** A row that has been played in every framework. */
export interface PlayedRow {
  readonly row: Row;
  readonly outcomes: readonly (readonly [framework: Framework, outcome: Outcome])[];
}

/** Is every outcome what the contract says? */
export function isRight({ row, outcomes }: PlayedRow): boolean {
  return outcomes.every(([, outcome]) => sameOutcome(outcome, row.expected));
}

const titles: { readonly [G in Row['group']]: string } = {
  provider: 'What a provider answers, in OpenAI’s own form',
  connection: 'What becomes of the connection and the body',
  stream: 'What becomes of a stream',
  caller: 'What the caller does',
};

const head = [
  'fault',
  'status',
  'type',
  'code',
  'exception',
  'requests',
  'three alike',
  '',
] as const;

/** The whole table as text; a row that is not as the contract says is followed by what it should be. */
export function table(played: readonly PlayedRow[]): string {
  const lines: (readonly string[] | string)[] = [];
  for (const group of Object.keys(titles) as Row['group'][]) {
    lines.push('', titles[group], head);
    for (const one of played.filter(({ row }) => row.group === group)) lines.push(...linesOf(one));
  }
  const cells = lines.filter((line) => typeof line !== 'string');
  const widths = head.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      typeof line === 'string'
        ? line
        : `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

function linesOf(played: PlayedRow): (readonly string[])[] {
  const { row, outcomes } = played;
  const [, first] = outcomes[0] ?? [];
  if (first === undefined) return [];
  const alike = outcomes.every(([, outcome]) => sameOutcome(outcome, first));
  if (alike && isRight(played)) return [cellsOf(row.name, first, 'yes', '✓')];
  return [
    cellsOf(`${row.name} (wanted)`, row.expected, '', ''),
    ...outcomes.map(([framework, outcome]) =>
      cellsOf(
        `  ${framework}`,
        outcome,
        alike ? 'yes' : 'no',
        sameOutcome(outcome, row.expected) ? '✓' : '✗',
      ),
    ),
  ];
}

function cellsOf(name: string, outcome: Outcome, alike: string, mark: string): readonly string[] {
  const { status, type, code, exception, requests } = outcome;
  return [
    name,
    status === undefined ? 'in stream' : String(status),
    type ?? '-',
    code ?? '-',
    exception,
    String(requests),
    alike,
    mark,
  ];
}
