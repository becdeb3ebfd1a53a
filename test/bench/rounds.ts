/** The rounds of the bench: each contestant is warmed up once for each operation, then all have their turns interleaved. */
import type { Backends } from './backends.js';
import type { Contestant } from './contestant.js';
import { type Figures, load } from './load.js';
import type { BenchOperation } from './operations.js';
import type { Settings } from './settings.js';

/** Seconds each operation is asked before it is measured: plans are cached, code is hot, pages are in memory. */
const WARM_UP = 2;

/** Whoever is asked one thing at a time shows how long it takes in a quarter of a round. */
const ALONE = 4;

/** Seconds of a round with so many connections. */
export const lengthOf = (connections: number, seconds: number): number =>
  connections === 1 ? Math.max(1, seconds / ALONE) : seconds;

export interface Measured {
  readonly operation: BenchOperation;
  readonly contestant: Contestant;
  readonly connections: number;
  readonly rounds: Figures[];
}

export async function measured(
  operations: readonly BenchOperation[],
  contestants: readonly Contestant[],
  settings: Settings,
  backends: Backends | undefined,
  tell: (line: string) => void,
): Promise<readonly Measured[]> {
  const busiest = Math.max(...settings.connections);
  const lines = operations.flatMap((operation) =>
    settings.connections.flatMap((connections) =>
      contestants
        .filter(({ isOnlyBusy }) => !isOnlyBusy || connections === busiest)
        .map((contestant): Measured => ({ operation, contestant, connections, rounds: [] })),
    ),
  );
  const warmUp = Math.min(WARM_UP, settings.seconds);
  const isBusiest = ({ connections }: Measured): boolean => connections === busiest;
  const turns = [
    ...lines.filter(isBusiest).map((line) => ({ line, seconds: warmUp, round: 0 })),
    ...Array.from({ length: settings.rounds }, (_, at) =>
      lines.map((line) => ({ line, seconds: lengthOf(line.connections, settings.seconds), round: at + 1 })),
    ).flat(),
  ];
  let left = turns.reduce((sum, { seconds }) => sum + seconds, 0);
  let told = '';
  for (const { line, seconds, round } of turns) {
    const { contestant, operation, connections, rounds } = line;
    const step = round === 0 ? 'Warming up' : `Round ${round} of ${settings.rounds}: ${operation.name}`;
    if (step !== told) tell(`${step} … (${inWords(left)} of load left)`);
    told = step;
    const figures = await load(contestant, operation, backends, { connections, seconds });
    if (round > 0) rounds.push(figures);
    left -= seconds;
  }
  return lines;
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} minutes`;
}
