// Every target of every race in one table: ours beside the best of the others in the same race.
import { aim, aligned, reached, shown } from './print.mjs';

const HEAD = ['work', 'ours', 'to reach', 'reached', 'best of the others in the same run'];

function lines(races) {
  return races.flatMap(({ title, rows }) =>
    rows
      .filter(({ target }) => target !== undefined)
      .map((row) => {
        const best = bestOther(rows, row);
        return [
          `${title}: ${row.name}`,
          shown(row),
          aim(row),
          reached(row) ? 'yes' : 'no',
          best === undefined ? '' : `${best.name} ${shown(best)}`,
        ];
      }),
  );
}

/** The baseline and its control are what is compared with, not a way to do the work. */
function bestOther(rows, { better }) {
  const others = rows.filter(({ ours, aside }) => !ours && !aside);
  const sign = better === 'higher' ? -1 : 1;
  return others.sort((a, b) => sign * (a.ratio.median - b.ratio.median))[0];
}

export function summaryTable(races) {
  return aligned([HEAD, ...lines(races)]);
}

export function summaryMarkdown(races) {
  const bold = (row) => row.map((cell) => (cell === 'no' ? '**no**' : cell));
  return [HEAD, HEAD.map(() => '---'), ...lines(races).map(bold)]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
