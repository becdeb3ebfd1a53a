/** What came of it: medians of the rounds, as a table for the terminal and the same for the README. */
import type { Weight } from './equality.js';
import type { Figures } from './load.js';

export interface Line {
  readonly operation: string;
  readonly contestant: string;
  readonly connections: number;
  readonly weight: Weight;
  readonly rounds: readonly Figures[];
}

type Column = readonly [title: string, value: (line: Line, lines: readonly Line[]) => string];

const COLUMNS: readonly Column[] = [
  ['operation', ({ operation }) => operation],
  ['contestant', ({ contestant }) => contestant],
  ['rows', ({ weight }) => String(weight.rows)],
  ['KB', ({ weight }) => (weight.bytes / 1000).toFixed(1)],
  ['req/s', (line) => of(line, 'perSecond', 0)],
  ['to limit', (line, lines) => ratio(line, lines, 'limit')],
  ['to limit under RLS', (line, lines) => ratio(line, lines, 'limit under RLS')],
  ['to PostGraphile', (line, lines) => ratio(line, lines, 'PostGraphile 5')],
  ['p50 ms', (line) => of(line, 'p50', 1)],
  ['p99 ms', (line) => of(line, 'p99', 1)],
  ['server CPU ms', (line) => of(line, 'serverCpu', 2)],
  ['db CPU ms', (line) => of(line, 'databaseCpu', 2)],
  ['generator CPU ms', (line) => of(line, 'generatorCpu', 2)],
  ['server RSS MB', (line) => of(line, 'serverMemory', 0, 1e6)],
];

/** The first columns are names, all others figures. */
const NAMES = 2;

/** The titles, then a row for each line. */
export const cellsOf = (lines: readonly Line[]): string[][] => [
  COLUMNS.map(([title]) => title),
  ...lines.map((line) => COLUMNS.map(([, value]) => value(line, lines))),
];

/** For the terminal. */
export function table(cells: readonly (readonly string[])[], names = NAMES): string {
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length))) ?? [];
  const padded = (cell: string, column: number): string =>
    column < names ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return cells.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}

export function markdown([titles = [], ...rows]: readonly (readonly string[])[], names = NAMES): string {
  const rule = titles.map((_, column) => (column < names ? '---' : '---:'));
  return [titles, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export const READING = `Ratios are of requests per second, to the contestant named, for the same operation in this run. CPU is for each request: of the
server's process, of all the database's processes together, and of the process that asks. Memory is at the end of a round.
Rows are the objects with an id in an answer, rows and KB means. Absolute figures are noise: they tell of this machine and of
what else it did. Only ratios within one run count.`;

/** Requests per second against those of another contestant at the same operation; – where it does not take part. */
export function ratio(line: Line, lines: readonly Line[], contestant: string): string {
  const rival = lines.find((other) => other.operation === line.operation && other.contestant === contestant);
  return rival ? (middle(line, 'perSecond') / middle(rival, 'perSecond')).toFixed(2) : '–';
}

function of(line: Line, figure: keyof Figures, digits: number, unit = 1): string {
  const value = middle(line, figure) / unit;
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** Of the rounds. */
export const middle = ({ rounds }: Pick<Line, 'rounds'>, figure: keyof Figures): number =>
  median(rounds.map((round) => round[figure] ?? Number.NaN));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
