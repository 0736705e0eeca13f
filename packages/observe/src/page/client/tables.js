import { byId, element, say } from './dom.js';
import { count, duration, modelName, percent } from './format.js';

const SPANS = ['1m', '5m', '1h'];

/** Everything but the chart and the list of faults. */
export function drawState(state) {
  drawTiles(state);
  fill(
    'models',
    state.models.map((model) => rateRow({ ...model, name: modelName(model.name) })),
    4,
    'No requests so far.',
  );
  fill('codes', state.codes.map(rateRow), 4, 'No faults so far.');
  fill('open', state.circuits.map(circuitRow), 6, 'All circuits are closed.');
  fill('attempts', state.attempts.map(attemptRow), 7, 'No provider was called.');
  say(
    'caller-retries',
    state.callerRetries > 0
      ? `${count(state.callerRetries)} failed requests in 5 minutes were retries of their callers.`
      : '',
  );
}

function drawTiles({ total, models, circuits }) {
  say('tile-rate', percent(total['1m']));
  byId('tile-rate').classList.toggle('burning', total['1m'].faults / total['1m'].requests >= 0.05);
  say('tile-rate-note', `${count(total['1m'].faults)} of ${count(total['1m'].requests)} requests`);
  say('tile-faults', count(total['5m'].faults));
  say('tile-faults-note', `of ${count(total['5m'].requests)} requests`);
  const worst = models.find((model) => model['1h'].faults > 0);
  say('tile-model', worst ? modelName(worst.name) : '–');
  say(
    'tile-model-note',
    worst ? `${percent(worst['1h'])} of its requests failed` : 'nothing burns',
  );
  say('tile-circuits', count(circuits.length));
  const next = circuits.filter(({ leftMs }) => leftMs > 0).sort((a, b) => a.leftMs - b.leftMs)[0];
  say(
    'tile-circuits-note',
    next ? `next try in ${duration(next.leftMs)}` : circuits.length > 0 ? 'trying' : 'none',
  );
}

function rateRow(row) {
  return element('tr', {}, heading(row.name), ...SPANS.map((span) => rateCell(row[span])));
}

function rateCell(rate) {
  const cell = element('td', {}, element('b', {}, percent(rate)));
  if (rate.requests > 0)
    cell.append(
      element('span', { class: 'of' }, `${count(rate.faults)} of ${count(rate.requests)}`),
    );
  if (rate.requests > 0 && rate.faults / rate.requests >= 0.05) cell.className = 'bad';
  return cell;
}

function circuitRow({ provider, model, keyHint, state, failures, leftMs }) {
  const left = state === 'open' ? duration(leftMs) : 'trying one request';
  return row(provider, model, keyHint, state, count(failures), left);
}

function attemptRow({ provider, counts }) {
  const {
    served = 0,
    failed = 0,
    retried = 0,
    budget_spent = 0,
    circuit_open = 0,
    ...others
  } = counts;
  const rest = Object.values(others).reduce((sum, each) => sum + each, 0);
  return row(provider, ...[served, failed, retried, budget_spent, circuit_open, rest].map(count));
}

/** Names break behind their underscores, slashes and hyphens, not within a word. */
function heading(name) {
  const parts = name.split(/(?<=[_/-])/);
  return element('th', { scope: 'row' }, ...parts.flatMap((part) => [part, element('wbr', {})]));
}

/** A row whose first cell is its header. */
export function row(first, ...cells) {
  return element('tr', {}, heading(first), ...cells.map((text) => element('td', {}, text)));
}

/** Rows, or one sentence where there are none. */
export function fill(id, rows, columns, none) {
  const shown =
    rows.length > 0
      ? rows
      : [element('tr', {}, element('td', { colspan: String(columns), class: 'empty' }, none))];
  byId(id).replaceChildren(...shown);
}
