import { byId, element } from './dom.js';
import { clock, modelName, percent } from './format.js';

const HEIGHT = 240;
const COLORS = 6;

/** @type {any} */
let plot;
let drawn = '';
/** @type {any} */
let latest;

/** The chart of one span: a line a model, the share of its requests that failed. */
export function drawChart(timeline, at) {
  latest = { timeline, at };
  const names = timeline.lines.map((line) => line.name);
  const data = [times(timeline, at), ...timeline.lines.map(shares)];
  const look = JSON.stringify([names, timeline.stepMs, dark.matches]);
  if (look !== drawn) {
    plot?.destroy();
    plot = new uPlot(options(names), data, byId('chart'));
    drawn = look;
  } else plot.setData(data);
  drawLegend(timeline);
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const redraw = () => latest && drawChart(latest.timeline, latest.at);
dark.addEventListener('change', redraw);
new ResizeObserver(() =>
  plot?.setSize({ width: byId('chart').clientWidth, height: HEIGHT }),
).observe(byId('chart'));

function times({ stepMs, lines }, at) {
  const steps = lines[0]?.requests.length ?? 60;
  const newest = Math.floor(at / stepMs) * stepMs;
  return Array.from(
    { length: steps },
    (_, index) => (newest - (steps - 1 - index) * stepMs) / 1000,
  );
}

function shares({ requests, faults }) {
  return requests.map((all, index) => (all === 0 ? null : (faults[index] / all) * 100));
}

function options(names) {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: color('--soft'),
    grid: { stroke: color('--grid'), width: 1 },
    ticks: { stroke: color('--grid'), width: 1 },
    font: '12px system-ui, sans-serif',
  };
  return {
    width: byId('chart').clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    scales: {
      y: { range: (_plot, _min, max) => [0, Math.min(100, Math.max(5, (max ?? 0) * 1.1))] },
    },
    axes: [
      { ...axis, space: 80, values: (_plot, ticks) => ticks.map(timeOf) },
      { ...axis, size: 52, values: (_plot, ticks) => ticks.map((tick) => `${tick} %`) },
    ],
    hooks: { setCursor: [() => latest && drawLegend(latest.timeline)] },
    series: [
      {},
      ...names.map((label, index) => ({
        label,
        stroke: color(`--line-${(index % COLORS) + 1}`),
        width: 2,
        spanGaps: true,
        points: { size: 5 },
        dash: DASHES[index % DASHES.length],
      })),
    ],
  };
}

/** On the clock of 24 hours, with seconds only where they say something. */
function timeOf(second) {
  const time = clock(new Date(second * 1000).toISOString());
  return second % 60 === 0 ? time.slice(0, 5) : time;
}

/** Lines differ by more than their colour. */
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [14, 4]];

/** Beside each name the share under the cursor, else the newest one there is. */
function drawLegend({ lines }) {
  const cursor = plot?.cursor.idx;
  byId('legend').replaceChildren(
    ...lines.map(({ name, requests, faults }, index) => {
      const last = requests.findLastIndex((all) => all > 0);
      const step = cursor ?? last;
      const share =
        step < 0 ? '–' : percent({ requests: requests[step] ?? 0, faults: faults[step] ?? 0 });
      return element('li', {}, swatch(index), `${modelName(name)} ${share}`);
    }),
  );
}

function swatch(index) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['width', '22'],
    ['height', '8'],
    ['aria-hidden', 'true'],
  ])
    svg.setAttribute(name, value);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [name, value] of [
    ['x1', '0'],
    ['x2', '22'],
    ['y1', '4'],
    ['y2', '4'],
  ])
    line.setAttribute(name, value);
  line.style.stroke = `var(--line-${(index % COLORS) + 1})`;
  line.style.strokeWidth = '3';
  line.style.strokeDasharray = DASHES[index % DASHES.length].join(' ');
  svg.append(line);
  return svg;
}
