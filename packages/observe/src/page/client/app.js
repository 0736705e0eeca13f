import { drawChart } from './chart.js';
import { byId, element, say } from './dom.js';
import { addFaults, filter, forgetFaults, showMore } from './faults.js';
import { count } from './format.js';
import { watchScrollers } from './scroll.js';
import { drawState, fill, row } from './tables.js';

const ANNOUNCE_MS = 15_000;

let state;
let paused = false;
/** What came while paused. */
let waiting = [];
let unannounced = 0;

function show() {
  if (state === undefined || paused) return;
  drawState(state);
  drawChart(state.timelines[span()], state.at);
}

function span() {
  return document.querySelector('input[name="span"]:checked').value;
}

function take(batch) {
  if (paused) {
    waiting.push(batch);
    const newer = waiting.reduce((sum, each) => sum + each.faults.length + each.missed, 0);
    say('pause', `Resume (${count(newer)})`);
    // A page that was left paused overnight keeps no more than it would show.
    if (waiting.length > 50) waiting = [merged(waiting)];
    return;
  }
  unannounced += batch.faults.length + batch.missed;
  addFaults(batch);
}

function merged(batches) {
  const faults = batches.flatMap((batch) => batch.faults);
  const kept = faults.slice(-200);
  const missed = batches.reduce((sum, batch) => sum + batch.missed, 0);
  return { faults: kept, missed: missed + faults.length - kept.length };
}

function status(name, text) {
  byId('status').dataset.state = name;
  say('status', text);
}

function listen() {
  const events = new EventSource('events');
  events.addEventListener('open', () => {
    forgetFaults();
    waiting = [];
    status('live', 'Live');
  });
  events.addEventListener('error', () => {
    status(
      'away',
      events.readyState === EventSource.CLOSED ? 'Closed; reload to try again' : 'Reconnecting…',
    );
  });
  events.addEventListener('state', (event) => {
    state = JSON.parse(event.data);
    show();
  });
  events.addEventListener('faults', (event) => take(JSON.parse(event.data)));
}

byId('pause').addEventListener('click', () => {
  paused = !paused;
  byId('pause').setAttribute('aria-pressed', String(paused));
  say('pause', paused ? 'Resume' : 'Pause');
  if (paused) return;
  const came = waiting;
  waiting = [];
  for (const batch of came) take(batch);
  show();
});
byId('more').addEventListener('click', showMore);
for (const id of ['find', 'origin']) byId(id).addEventListener('input', filter);
for (const input of document.querySelectorAll('input[name="span"]'))
  input.addEventListener('change', show);

// New faults are told to those who listen instead of looking, but not each of them.
setInterval(() => {
  if (unannounced > 0) say('announce', `${count(unannounced)} new faults`);
  unannounced = 0;
}, ANNOUNCE_MS);

async function drawCatalog() {
  const rows = await (await fetch('catalog.json')).json();
  const draw = () => {
    const wanted = byId('find-code').value.trim().toLowerCase();
    const fitting = rows.filter((each) =>
      `${each.code} ${each.status} ${each.meaning}`.toLowerCase().includes(wanted),
    );
    fill('rows', fitting.map(catalogRow), 5, 'No code fits.');
  };
  byId('find-code').addEventListener('input', draw);
  draw();
}

function catalogRow({ code, status: number, type, meaning, retry, origin, cure }) {
  const made = row(code, String(number), meaning, retry, cure);
  made.children[1].append(element('span', { class: 'of' }, type));
  made.children[3].append(element('span', { class: 'of' }, `origin: ${origin}`));
  return made;
}

listen();
drawCatalog();
watchScrollers();
