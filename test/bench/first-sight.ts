/** What the first sight of an operation costs on top of what the same operation costs from then on. */
import type { Contestant } from './contestant.js';
import { different } from './different.js';
import { ask } from './equality.js';
import type { BenchOperation } from './operations.js';
import { median } from './report.js';

/** Code is hot before anything is timed. */
const WARM_UP = 100;
const DIFFERENT = 20;
const SIGHTS = 10;

export interface FirstSight {
  readonly operation: string;
  /** Medians in milliseconds: of the first sights, of all later ones, of what each first sight took on top, and its most. */
  readonly first: number;
  readonly later: number;
  readonly onTop: number;
  readonly worst: number;
}

export async function firstSight(kith: Contestant, operation: BenchOperation): Promise<FirstSight> {
  const [body] = operation.bodies('kith') as [string];
  for (let time = 0; time < WARM_UP; time++) await ask(kith, operation.persona, body);
  const firsts: number[] = [];
  const laters: number[] = [];
  for (let number = 1; number <= DIFFERENT; number++) {
    const own = different(body, number);
    firsts.push(await timed(kith, operation, own));
    const again: number[] = [];
    for (let time = 0; time < SIGHTS; time++) again.push(await timed(kith, operation, own));
    laters.push(median(again));
  }
  const onTop = firsts.map((first, at) => first - (laters[at] as number));
  return {
    operation: operation.name,
    first: median(firsts),
    later: median(laters),
    onTop: median(onTop),
    worst: Math.max(...onTop),
  };
}

async function timed(kith: Contestant, { persona }: BenchOperation, body: string): Promise<number> {
  const began = performance.now();
  await ask(kith, persona, body);
  return performance.now() - began;
}
