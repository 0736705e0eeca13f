// Requests a second at the provider, a line a mode, on a logarithmic scale. No library, no script,
// readable in dark and light.
import { DOWN_FROM_MS, DOWN_UNTIL_MS } from './replicas.mjs';

const WIDTH = 900;
const HEIGHT = 400;
const LEFT = 56;
const RIGHT = 28;
const TOP = 16;
const BOTTOM = 130;
const FROM_S = 50;
const UNTIL_S = 150;
const MOST = 10_000;
const COLOURS = ['#64748b', '#dc2626', '#d97706', '#2563eb', '#16a34a'];

const x = (second) => LEFT + ((second - FROM_S) / (UNTIL_S - FROM_S)) * (WIDTH - LEFT - RIGHT);
const y = (rate) =>
  HEIGHT - BOTTOM - (Math.log10(rate + 1) / Math.log10(MOST)) * (HEIGHT - TOP - BOTTOM);

export function chart(runs) {
  const parts = [
    `<rect class="down" x="${x(DOWN_FROM_MS / 1000)}" y="${TOP}" width="${x(DOWN_UNTIL_MS / 1000) - x(DOWN_FROM_MS / 1000)}" height="${HEIGHT - TOP - BOTTOM}"/>`,
  ];
  for (const rate of [0, 1, 10, 100, 1000, 10_000]) {
    parts.push(
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(rate).toFixed(1)}" y2="${y(rate).toFixed(1)}"/>`,
      `<text x="${LEFT - 6}" y="${(y(rate) + 4).toFixed(1)}" text-anchor="end">${rate}</text>`,
    );
  }
  for (let second = FROM_S; second <= UNTIL_S; second += 10) {
    parts.push(
      `<text x="${x(second)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${second} s</text>`,
    );
  }
  runs.forEach(({ name, perSecond }, index) => {
    const points = perSecond
      .slice(FROM_S, UNTIL_S)
      .map((rate, at) => `${x(FROM_S + at + 0.5).toFixed(1)},${y(rate).toFixed(1)}`);
    const line = HEIGHT - BOTTOM + 36 + index * 18;
    parts.push(
      `<polyline points="${points.join(' ')}" stroke="${COLOURS[index]}"/>`,
      `<line x1="${LEFT}" x2="${LEFT + 22}" y1="${line}" y2="${line}" stroke="${COLOURS[index]}" stroke-width="3"/>`,
      `<text x="${LEFT + 30}" y="${line + 4}">${name}</text>`,
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Requests a second at a provider that is down from 60 s to 120 s">
<style>text{font:12px system-ui,sans-serif;fill:#444}polyline{fill:none;stroke-width:1.8}.grid{stroke:#ddd}.down{fill:#fee2e2}@media(prefers-color-scheme:dark){text{fill:#ccc}.grid{stroke:#444}.down{fill:#451a1a}}</style>
${parts.join('\n')}
</svg>
`;
}
