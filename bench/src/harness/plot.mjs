// One SVG of horizontal bars, a block a race: no library, no script, readable in dark and light.

const ROW = 20;
const LABEL = 330;
const WIDTH = 900;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function plot(races) {
  const parts = [];
  let y = 10;
  for (const { title, rows } of races) {
    y += 26;
    parts.push(`<text class="title" x="10" y="${y}">${escaped(title)}</text>`);
    const longest = Math.max(1, ...rows.map(({ ratio }) => ratio.high));
    const scale = (WIDTH - LABEL - 70) / longest;
    for (const { name, ours, ratio } of rows) {
      const { low, median, high } = ratio;
      y += ROW;
      parts.push(
        `<text x="${LABEL - 8}" y="${y + 4}" text-anchor="end">${escaped(name)}</text>`,
        `<rect class="${ours ? 'ours' : 'other'}" x="${LABEL}" y="${y - 6}" width="${(median * scale).toFixed(1)}" height="12"/>`,
        `<line x1="${(LABEL + low * scale).toFixed(1)}" x2="${(LABEL + high * scale).toFixed(1)}" y1="${y}" y2="${y}"/>`,
        `<text x="${(LABEL + high * scale + 6).toFixed(1)}" y="${y + 4}">${median.toFixed(2)}</text>`,
      );
    }
    y += 14;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 20}" role="img" aria-label="Ratios to each baseline, with quartiles">
<style>text{font:12px system-ui,sans-serif;fill:#444}.title{font-weight:600;font-size:14px}.ours{fill:#2563eb}.other{fill:#94a3b8}line{stroke:#111;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#ccc}line{stroke:#eee}}</style>
${parts.join('\n')}
</svg>
`;
}
