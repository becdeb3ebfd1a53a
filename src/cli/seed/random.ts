/** Chance that repeats itself: the same seed draws the same numbers, picks and ids on every machine. */

export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** xoshiro128** (Blackman and Vigna 2018), its state filled from the keys by splitmix32. */
export class Random {
  readonly #state = new Uint32Array(4);

  /** Streams with other keys are independent, so that one part of the seed can change without moving the others. */
  constructor(...keys: readonly (string | number)[]) {
    let seed = hash(keys.join('\0'));
    for (let index = 0; index < 4; index++) {
      seed = (seed + 0x9e3779b9) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      this.#state[index] = mixed ^ (mixed >>> 15);
    }
  }

  #next(): number {
    const s = this.#state;
    const [a, b, c, d] = [s[0]!, s[1]!, s[2]!, s[3]!];
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const mixed = d ^ b;
    s[0] = a ^ mixed;
    s[1] = b ^ c ^ a;
    s[2] = c ^ a ^ (b << 9);
    s[3] = (mixed << 11) | (mixed >>> 21);
    return result;
  }

  /** From 0 up to but not 1. */
  share(): number {
    return this.#next() / 0x1_0000_0000;
  }

  between(least: number, most: number): number {
    return least + this.share() * (most - least);
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('There is nothing to pick from.');
    return from[Math.floor(this.share() * from.length)]!;
  }

  weighted<T>(from: Weighted<T>): T {
    let left = this.share() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return from[from.length - 1]![0];
  }

  /** Up to `count` different ones, in the order they were drawn. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const drawn: T[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(this.whole(0, left.length - 1), 1));
    return drawn;
  }

  maybe<T>(probability: number, value: () => T): T | undefined {
    return this.chance(probability) ? value() : undefined;
  }

  /** A UUIDv4: tells nothing of when its row was made. */
  uuid4(): string {
    return this.#uuid(this.#next(), this.#next() >>> 16, 4);
  }

  /** A UUIDv7 of that moment. */
  uuid7(moment: number): string {
    return this.#uuid(Math.floor(moment / 0x1_0000), moment % 0x1_0000, 7);
  }

  #uuid(high: number, middle: number, version: number): string {
    const low = this.#next();
    const variant = 0x8000 | (this.#next() & 0x3fff);
    const tail = hex(this.#next(), 8) + hex(this.#next() >>> 16, 4);
    return `${hex(high, 8)}-${hex(middle, 4)}-${version}${hex(low & 0xfff, 3)}-${hex(variant, 4)}-${tail}`;
  }
}

function hex(value: number, digits: number): string {
  return (value >>> 0).toString(16).padStart(digits, '0');
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
