/** The chart beside the table: requests per second of every contestant at every operation, against the limit's. */
import { type Line, middle } from './report.js';

const LABELS = 190;
const BAR = 14;
const GAP = 3;
const WIDTH = 980;
const PLOT = WIDTH - LABELS - 200;
const COLOURS = ['#6b7280', '#9ca3af', '#d97706', '#b45309', '#047857', '#34d399'];

/** Bars of one operation share a scale, that of its limit: across operations only their shares compare. */
export function chart(lines: readonly Line[], title: string): string {
  const operations = [...new Set(lines.map(({ operation }) => operation))];
  const contestants = [...new Set(lines.map(({ contestant }) => contestant))];
  const parts: string[] = [words(16, 26, title, 'font-size="14" font-weight="600"')];
  let top = 44;
  for (const operation of operations) {
    const own = lines.filter((line) => line.operation === operation);
    const most = Math.max(...own.map((line) => middle(line, 'perSecond')));
    parts.push(words(16, top + BAR - 3, operation, 'font-weight="600"'));
    for (const line of own) {
      const perSecond = middle(line, 'perSecond');
      const length = Math.max(1, (perSecond / most) * PLOT);
      const colour = COLOURS[contestants.indexOf(line.contestant) % COLOURS.length];
      const told = `${perSecond.toFixed(0)}/s  ${Math.round((perSecond / most) * 100)} %  ${line.contestant}`;
      parts.push(
        `<rect x="${LABELS}" y="${top}" width="${length.toFixed(1)}" height="${BAR}" fill="${colour}"><title>${escaped(told)}</title></rect>`,
        words(LABELS + length + 6, top + BAR - 3, told),
      );
      top += BAR + GAP;
    }
    top += 12;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" font-family="system-ui, sans-serif" font-size="11" role="img" aria-label="${escaped(title)}">
<rect width="100%" height="100%" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}

function words(x: number, y: number, text: string, style = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" fill="#111827" ${style}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
