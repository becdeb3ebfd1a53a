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

/** Who is asked what, over how many connections. */
export interface Turn {
  readonly operation: BenchOperation;
  readonly contestant: Contestant;
  /** Of the database that the contestant asks. */
  readonly backends: Backends | undefined;
  readonly connections: number;
}

export interface Measured extends Turn {
  readonly rounds: Figures[];
}

export async function measured<T extends Turn>(
  asked: readonly T[],
  settings: Pick<Settings, 'seconds' | 'rounds'>,
  tell: (line: string) => void,
): Promise<readonly (T & Measured)[]> {
  const lines = asked.map((turn) => ({ ...turn, rounds: [] as Figures[] }));
  const busiest = Math.max(...asked.map(({ connections }) => connections));
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
    const { contestant, operation, backends, connections, rounds } = line;
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
