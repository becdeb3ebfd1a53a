/** What Kith set out to reach beside the others in the same run, and against its own bounds under load. */
import { type Line, middle } from './report.js';
import { atLeast, atMost, type Goal, type Measure, verdicts } from './verdict.js';

interface Target extends Goal {
  readonly says: string;
  /** One figure for each operation it is about; none where who is compared did not take part. */
  readonly found: (lines: readonly Line[]) => readonly Measure[];
}

const LOCKED = 'Kith';
const COMPILED = 'Kith, one lock';
/** Many requests at the same time, and one. */
const BUSY = 32;
const ALONE = 1;
const MUTATIONS = ['followUpRecord', 'referralMake'];

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
        .map((line) => ({ of: line.operation, value: middle(line, 'serverMemory') / 1e6 })),
  },
];

function throughput(lines: readonly Line[], contestant: string, rival: string): Measure[] {
  return compared(lines, contestant, rival, BUSY, 'perSecond').filter(({ of }) => !MUTATIONS.includes(of));
}

function compared(
  lines: readonly Line[],
  contestant: string,
  rival: string,
  connections: number,
  figure: 'perSecond' | 'p50',
): Measure[] {
  const at = (name: string) => lines.filter((line) => line.contestant === name && line.connections === connections);
  const rivals = new Map(at(rival).map((line) => [line.operation, middle(line, figure)]));
  return at(contestant).flatMap((line) => {
    const other = rivals.get(line.operation);
    return other === undefined ? [] : [{ of: line.operation, value: middle(line, figure) / other }];
  });
}

export function targets(lines: readonly Line[]): string {
  return verdicts(TARGETS.map((target) => ({ ...target, measured: target.found(lines) })));
}
