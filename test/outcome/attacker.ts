/** Somebody who knows all the rules and wants to find few people in what is shown: by pairs, totals, trackers and repeats. */

import { Random } from '../../src/cli/seed/random.js';
import type { Claims } from '../../src/platform/viewer.js';
import type { Group, Statistics } from './asking.js';

/** What is known of the size of a group, surely. */
export type Known = readonly [least: number, most: number];

export interface Rules {
  readonly threshold: number;
  readonly rounding: number;
  /** What a count that is not shown may be at the most: anything, as long as more than the small ones are hidden. */
  readonly mostHidden: number;
  readonly isTotalExact?: boolean;
}

export const RULES: Rules = { threshold: 8, rounding: 5, mostHidden: Number.POSITIVE_INFINITY };

export function knownFrom(
  { value, suppressed }: Group['referrals'],
  { threshold, rounding, mostHidden }: Rules,
): Known {
  if (suppressed || value === null) return [1, mostHidden];
  if (value === 0) return [0, 0];
  const away = (rounding - 1) / 2;
  return [Math.max(value - away, threshold), value + away];
}

const minus = ([least, most]: Known, [fewest, largest]: Known): Known => [least - largest, most - fewest];
const both = ([least, most]: Known, [fewest, largest]: Known): Known => [
  Math.max(least, fewest),
  Math.min(most, largest),
];

/** More is known of somebody than that they are one of a few: how many these are, to fewer numbers than not being shown says. */
export function isIsolated([least, most]: Known, small = 8): boolean {
  return least >= 1 && most < small && most >= least && (least > 1 || most < small - 1);
}

type Filter = Readonly<Record<string, readonly string[]>>;

/** What is asked about; the values are those that tables of one dimension show. */
const DIMENSIONS = ['DEPRIVATION', 'ETHNICITY', 'GENDER', 'SOURCE', 'AGE_BAND', 'GREEN', 'QUARTER', 'PCN'];

export class Attacker {
  asked = 0;
  refused = 0;

  constructor(
    private readonly statistics: Statistics,
    private readonly analysts: readonly Claims[],
    private readonly rules: Rules,
    /** What is counted: referrals, or those of whom a measure holds. */
    private readonly measure?: string,
    private readonly random = new Random(7),
  ) {}

  /** Each question by the next of them; undefined where it is refused. */
  async ask(by: readonly string[], filter: Filter): Promise<readonly Group[] | undefined> {
    const analyst = this.analysts[this.asked++ % this.analysts.length] as Claims;
    try {
      return this.measure === undefined
        ? await this.statistics.cohort(analyst, by, filter)
        : await this.statistics.measured(analyst, this.measure, by, filter);
    } catch (error) {
      if ((error as { code?: string }).code !== 'KS001') throw error;
      this.refused += 1;
      return undefined;
    }
  }

  private async size(filter: Filter): Promise<Known | undefined> {
    const groups = await this.ask([], filter);
    if (!groups) return undefined;
    return groups[0] ? knownFrom(groups[0].referrals, this.rules) : [0, 0];
  }

  private async values(dimension: string): Promise<string[]> {
    const groups = (await this.ask([dimension], {})) ?? [];
    return groups.flatMap(({ by }) => (by[0] ? [by[0].value] : []));
  }

  /** Overlapping filters: the second leaves out one value of one dimension, which is then asked for by itself. */
  async pairs(count: number): Promise<Known | undefined> {
    const values = new Map<string, string[]>();
    for (const dimension of DIMENSIONS) values.set(dimension, await this.values(dimension));
    for (let pair = 0; pair < count; pair++) {
      const chosen = this.random.some(DIMENSIONS, this.random.whole(2, 3));
      const filter: Record<string, string[]> = {};
      for (const dimension of chosen) {
        const all = values.get(dimension) ?? [];
        filter[dimension] = this.random.some(all, this.random.whole(1, Math.min(3, all.length)));
      }
      const [narrowed = ''] = chosen;
      const all = values.get(narrowed) ?? [];
      const { [narrowed]: given = [], ...rest } = filter;
      // Without the condition at all, or with one value more: a tracker.
      const wider: Filter = this.random.chance(0.5)
        ? rest
        : { ...rest, [narrowed]: [...new Set([...given, this.random.pick(all)])] };
      const left = (wider[narrowed] ?? all).filter((value) => !given.includes(value));
      if (left.length === 0) continue;
      const [whole, part] = [await this.size(wider), await this.size(filter)];
      if (!whole || !part) continue;
      const difference = minus(whole, part);
      if (difference[0] >= 8 || difference[1] < 1) continue;
      const target = await this.size({ ...rest, [narrowed]: left });
      const found = target ? both(difference, target) : difference;
      if (isIsolated(found)) return found;
    }
    return undefined;
  }

  /** Tables of two dimensions: what one hidden cell must be, when the total of its line and all else in it are known. */
  async totals(): Promise<Known | undefined> {
    for (const first of DIMENSIONS) {
      const lines = await this.ask([first], {});
      for (const second of DIMENSIONS.filter((dimension) => dimension !== first)) {
        const table = await this.ask([first, second], {});
        if (!lines || !table) continue;
        for (const line of lines.filter(({ by }) => by.length > 0)) {
          const cells = table.filter(({ by }) => by[0]?.value === line.by[0]?.value);
          const hidden = cells.filter(({ referrals }) => referrals.suppressed);
          if (hidden.length === 0 && this.rules.mostHidden === Number.POSITIVE_INFINITY) continue;
          for (const cell of cells) {
            const others = cells.filter((other) => other !== cell);
            if (others.some(({ referrals }) => referrals.suppressed)) continue;
            const sum = others.reduce<Known>(
              (all, { referrals }) => {
                const [least, most] = knownFrom(referrals, this.rules);
                return [all[0] + least, all[1] + most];
              },
              [0, 0],
            );
            const found = both(
              minus(knownFrom(line.referrals, this.rules), sum),
              knownFrom(cell.referrals, this.rules),
            );
            if (isIsolated(found)) return found;
          }
        }
      }
    }
    return undefined;
  }

  /** A small group padded with others until it can be asked for, and then asked for without it: greedily, the smallest pads first. */
  async tracker(): Promise<Known | undefined> {
    for (const [first, second] of [
      ['ETHNICITY', 'AGE_BAND'],
      ['SOURCE', 'QUARTER'],
      ['DEPRIVATION', 'SOURCE'],
    ] as const) {
      const table = (await this.ask([first, second], {}))?.filter(({ by }) => by.length > 0) ?? [];
      for (const target of table.filter(({ referrals }) => referrals.suppressed)) {
        const [one, other] = target.by.map(({ value }) => value) as [string, string];
        const pads = table
          .filter(({ by, referrals }) => by[0]?.value === one && by[1]?.value !== other && !referrals.suppressed)
          .sort((a, b) => Number(a.referrals.value) - Number(b.referrals.value));
        for (let count = 1; count <= pads.length; count++) {
          const pad = pads.slice(0, count).map(({ by }) => by[1]?.value ?? '');
          const [padded, alone] = [
            await this.size({ [first]: [one], [second]: [...pad, other] }),
            await this.size({ [first]: [one], [second]: pad }),
          ];
          if (!padded || !alone) continue;
          const found = both(minus(padded, alone), knownFrom(target.referrals, this.rules));
          if (isIsolated(found)) return found;
        }
      }
    }
    return undefined;
  }

  /** The same questions before and after one more person was referred: whoever that was is the difference. */
  async repeats(happens: () => Promise<void>): Promise<Known | undefined> {
    const questions = DIMENSIONS.map((dimension) => [dimension]);
    const before: (readonly Group[] | undefined)[] = [];
    for (const by of questions) before.push(await this.ask(by, {}));
    await happens();
    for (const [index, by] of questions.entries()) {
      for (const group of (await this.ask(by, {})) ?? []) {
        const was = before[index]?.find((one) => JSON.stringify(one.by) === JSON.stringify(group.by));
        if (!was || was.referrals.suppressed || group.referrals.suppressed) continue;
        const isExact = this.rules.isTotalExact && group.by.length === 0;
        const rules = isExact ? { ...this.rules, rounding: 1 } : this.rules;
        const found = minus(knownFrom(group.referrals, rules), knownFrom(was.referrals, rules));
        if (isIsolated(found)) return found;
      }
    }
    return undefined;
  }

  /** Figures of few people that are simply shown. */
  async shown(): Promise<Known | undefined> {
    for (const first of DIMENSIONS) {
      for (const second of DIMENSIONS.filter((dimension) => dimension > first)) {
        for (const { referrals } of (await this.ask([first, second], {})) ?? []) {
          if (referrals.suppressed || referrals.value === null || referrals.value === 0) continue;
          const away = (this.rules.rounding - 1) / 2;
          const found: Known = [Math.max(1, referrals.value - away), referrals.value + away];
          if (isIsolated(found)) return found;
        }
      }
    }
    return undefined;
  }
}
