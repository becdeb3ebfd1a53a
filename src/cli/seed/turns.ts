/** Sees to it that what is rare is met among few people too: every fifth draw of a kind takes the next value in turn. */
import type { Random, Weighted } from './random.js';

const EVERY = 5;

export class Turns {
  readonly #drawn = new Map<string, number>();

  draw<T>(random: Random, what: string, from: Weighted<T>): T {
    const drawn = this.#drawn.get(what) ?? 0;
    this.#drawn.set(what, drawn + 1);
    const next = from[Math.floor(drawn / EVERY) % from.length];
    return drawn % EVERY === EVERY - 1 && next !== undefined ? next[0] : random.weighted(from);
  }

  /** One after the other, where none is likelier. */
  next<T>(what: string, from: readonly T[]): T {
    const drawn = this.#drawn.get(what) ?? 0;
    this.#drawn.set(what, drawn + 1);
    return from[drawn % from.length]!;
  }

  /** Now and then, and at the latest every tenth time. */
  chance(random: Random, what: string, probability: number): boolean {
    return this.draw(random, what, [
      [true, probability],
      [false, 1 - probability],
    ]);
  }
}
