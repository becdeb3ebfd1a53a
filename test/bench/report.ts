/** The bench's table: medians of the rounds, and what is to be read from them. */
import type { Figures } from './load.js';
import type { Weight } from './operations.js';

export interface Line {
  readonly operation: string;
  readonly contestant: string;
  readonly weight: Weight;
  readonly rounds: readonly Figures[];
}

type Column = readonly [title: string, value: (line: Line, lines: readonly Line[]) => string];

const COLUMNS: readonly Column[] = [
  ['operation', ({ operation }) => operation],
  ['how', ({ contestant }) => contestant],
  ['rows', ({ weight }) => String(weight.rows)],
  ['KB', ({ weight }) => (weight.bytes / 1000).toFixed(1)],
  ['req/s', (line) => of(line, 'perSecond', 0)],
  ['ratio', (line, lines) => (middle(line, 'perSecond') / middle(best(line, lines), 'perSecond')).toFixed(2)],
  ['p50 ms', (line) => of(line, 'p50', 0)],
  ['p99 ms', (line) => of(line, 'p99', 0)],
  ['server CPU ms', (line) => of(line, 'serverCpu', 2)],
  ['db CPU ms', (line) => of(line, 'databaseCpu', 2)],
  ['server RSS MB', (line) => of(line, 'serverMemory', 0, 1e6)],
  ['db mem MB', (line) => of(line, 'databaseMemory', 0, 1e6)],
];

export function table(lines: readonly Line[]): string {
  const cells = [
    COLUMNS.map(([title]) => title),
    ...lines.map((line) => COLUMNS.map(([, value]) => value(line, lines))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const READING = `CPU is for each request: of the server's process, and of all the database's processes together. Memory is at the end of a
round; the database's holds its shared buffers once. Rows are the objects with an id in an answer, rows and KB means.
Absolute figures are noise: they tell of this machine and of what else it did. Only ratios within one run count.`;

/** The same operation's fastest contestant of this run. */
function best(line: Line, lines: readonly Line[]): Line {
  const rivals = lines.filter(({ operation }) => operation === line.operation);
  return rivals.reduce((left, right) => (middle(right, 'perSecond') > middle(left, 'perSecond') ? right : left));
}

function of(line: Line, figure: keyof Figures, digits: number, unit = 1): string {
  return line.rounds.every((round) => round[figure] !== undefined)
    ? (middle(line, figure) / unit).toFixed(digits)
    : '–';
}

/** The median of the rounds. */
export function middle({ rounds }: Line, figure: keyof Figures): number {
  const sorted = rounds.map((round) => round[figure] ?? Number.NaN).sort((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
