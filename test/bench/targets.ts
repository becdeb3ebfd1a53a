/** What Kith set out to reach, beside what a run has reached: a missed figure is said to be missed. */
import { type Line, middle } from './report.js';

/** An operation's ratio to a rival in the same run. */
interface Ratio {
  readonly operation: string;
  readonly value: number;
}

interface Target {
  readonly says: string;
  readonly wanted: string;
  readonly isReached: (value: number) => boolean;
  /** One figure for each operation it is about; none where who is compared did not take part. */
  readonly found: (lines: readonly Line[]) => readonly Ratio[];
  readonly digits: number;
}

const LOCKED = 'Kith';
const COMPILED = 'Kith, one lock';
/** Many requests at the same time, and one. */
const BUSY = 32;
const ALONE = 1;
const MUTATIONS = ['followUpRecord', 'referralMake'];

const atLeast = (least: number) => ({ wanted: `≥ ${least}`, isReached: (value: number) => value >= least, digits: 2 });
const atMost = (most: number, digits: number) => ({
  wanted: `≤ ${most}`,
  isReached: (value: number) => value <= most,
  digits,
});

const TARGETS: readonly Target[] = [
  {
    says: 'reads, both locks: to PostGraphile 5',
    ...atLeast(2.5),
    found: (lines) => throughput(lines, LOCKED, 'PostGraphile 5'),
  },
  {
    says: 'reads, both locks: to hand-written SQL under the same RLS',
    ...atLeast(0.9),
    found: (lines) => throughput(lines, LOCKED, 'limit under RLS'),
  },
  {
    says: 'reads, compiled lock alone: to PostGraphile 5',
    ...atLeast(4),
    found: (lines) => throughput(lines, COMPILED, 'PostGraphile 5'),
  },
  {
    says: 'reads, compiled lock alone: to the limit',
    ...atLeast(0.85),
    found: (lines) => throughput(lines, COMPILED, 'limit'),
  },
  {
    says: 'reads, compiled lock alone, 1 connection: p50 to the limit’s',
    ...atMost(1.6, 2),
    found: (lines) => compared(lines, COMPILED, 'limit', ALONE, 'p50'),
  },
  {
    says: 'server memory under load (RSS, MB)',
    ...atMost(250, 0),
    found: (lines) =>
      lines
        .filter(({ contestant, connections }) => contestant === LOCKED && connections === BUSY)
        .map((line) => ({ operation: line.operation, value: middle(line, 'serverMemory') / 1e6 })),
  },
];

function throughput(lines: readonly Line[], contestant: string, rival: string): Ratio[] {
  return compared(lines, contestant, rival, BUSY, 'perSecond').filter(
    ({ operation }) => !MUTATIONS.includes(operation),
  );
}

function compared(
  lines: readonly Line[],
  contestant: string,
  rival: string,
  connections: number,
  figure: 'perSecond' | 'p50',
): Ratio[] {
  const at = (name: string) => lines.filter((line) => line.contestant === name && line.connections === connections);
  const rivals = new Map(at(rival).map((line) => [line.operation, middle(line, figure)]));
  return at(contestant).flatMap((line) => {
    const other = rivals.get(line.operation);
    return other === undefined ? [] : [{ operation: line.operation, value: middle(line, figure) / other }];
  });
}

/** A row for each figure: what was wanted, what each operation reached, and whether all of them did. */
export function targets(lines: readonly Line[]): string {
  const rows = TARGETS.flatMap(({ says, wanted, isReached, found, digits }) => {
    const ratios = found(lines);
    if (ratios.length === 0) return [];
    const told = ratios.map(({ operation, value }) => `${operation} ${value.toFixed(digits)}`).join(', ');
    const reached = ratios.filter(({ value }) => isReached(value)).length;
    const verdict = reached === ratios.length ? 'reached' : `missed: ${reached} of ${ratios.length} reached`;
    return [`| ${says} | ${wanted} | ${told} | ${verdict} |`];
  });
  return ['| figure | wanted | measured | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
