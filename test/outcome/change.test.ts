/** How scores changed is what plain code finds over the same record; intervals are as printed tables and hand reckoning give them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addCrowd } from './crowd.js';
import { type Rare, startRare } from './rare.js';
import { fifthOf, mean, oneDecimal, pairsOf, percent, type Row } from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

const CHANGE = `query ($score: OutcomeScore!) {
  change(score: $score, by: [DEPRIVATION]) {
    design caution isHigherBetter meaningfulChange
    groups {
      by { value } measuredBefore { value } pairs { value } missingPercent medianDays
      meanBefore meanAfter medianBefore medianAfter meanChange intervalFrom intervalTo intervalMethod
      improved { value } improvedPercent worsened { value } worsenedPercent
    }
  }
}`;

interface Change {
  readonly design: string;
  readonly caution: string;
  readonly isHigherBetter: boolean;
  readonly meaningfulChange: number | null;
  readonly groups: readonly { readonly by: readonly { readonly value: string }[] }[];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : mean(sorted.slice(middle - 1, middle + 1));
}

/** What is told of these referrals, where none of it is hidden and pairs are too few for an interval. */
function expected(referrals: readonly Row[], score: string, column: string, better: number, meaningful: number) {
  const pairs = pairsOf(rare.record, referrals, score, column);
  const paired = pairs.flatMap(({ before, after, days = 0 }) => (after === undefined ? [] : [{ before, after, days }]));
  const gains = paired.map(({ before, after }) => (after - before) * better);
  const [improved, worsened] = [
    gains.filter((gain) => gain >= meaningful),
    gains.filter((gain) => gain <= -meaningful),
  ];
  const told = (of: (values: number[]) => number, values: number[]) => (values.length > 0 ? of(values) : null);
  const rounded = (values: number[]): number => oneDecimal(mean(values));
  const share = (of: readonly number[]) => (paired.length > 0 ? percent(of.length, paired.length) : null);
  return {
    measuredBefore: { value: pairs.length },
    pairs: { value: paired.length },
    missingPercent: 100 - percent(paired.length, pairs.length),
    medianDays: told(
      median,
      paired.map(({ days }) => days),
    ),
    meanBefore: told(
      rounded,
      paired.map(({ before }) => before),
    ),
    meanAfter: told(
      rounded,
      paired.map(({ after }) => after),
    ),
    medianBefore: told(
      median,
      paired.map(({ before }) => before),
    ),
    medianAfter: told(
      median,
      paired.map(({ after }) => after),
    ),
    meanChange: told(
      rounded,
      paired.map(({ before, after }) => after - before),
    ),
    intervalFrom: null,
    intervalTo: null,
    intervalMethod: 'NONE_TOO_FEW',
    improved: { value: improved.length },
    improvedPercent: share(improved),
    worsened: { value: worsened.length },
    worsenedPercent: share(worsened),
  };
}

test.each([
  ['SWEMWBS', 'metric_score', 1, 1],
  ['UCLA3', 'score', -1, null],
  ['PHQ9', 'score', -1, 6],
  ['GAD7', 'score', -1, 4],
] as const)(
  'change of %s, of all and of each fifth, pairs the first measurement with the last',
  async (score, column, better, meaningful) => {
    const { change } = await rare.asked<{ change: Change }>('analyst', CHANGE, { score });
    expect(change).toMatchObject({
      design: 'UNCONTROLLED_BEFORE_AFTER',
      isHigherBetter: better === 1,
      meaningfulChange: meaningful,
    });
    expect(change.caution).toContain('does not show that the scheme caused it');
    expect(change.groups.length).toBeGreaterThan(2);
    for (const { by, ...told } of change.groups) {
      const value = by[0]?.value;
      const own = rare.record.referrals.filter(
        (row) => value === undefined || fifthOf(rare.record.people.get(row.person_id)) === value,
      );
      expect([value, told]).toEqual([value, expected(own, score, column, better, meaningful ?? 1)]);
    }
  },
);

test('an interval, worked by hand: 36 pairs, half of whom fell by 3 and half rose by 2', async () => {
  const { statistics } = rare;
  await addCrowd(statistics.owner, {
    people: 36,
    decile: '5',
    before: '6',
    after: 'case when n % 2 = 0 then 3 else 8 end',
    scheme: 'Thirty-six',
  });
  const filter = JSON.stringify({ SCHEME: ['Thirty-six'] });
  const { groups } = await statistics.ask<{ groups: object[] }>('analyst', 'change', 'UCLA3', [], filter);
  // The mean is −0.5; the deviation √(36 × 2.5² / 35) = 2.5355; t(0.975; 35) = 2.0301, so half the width is 0.858.
  expect(groups[0]).toMatchObject({
    pairs: { value: 36 },
    meanChange: -0.5,
    intervalFrom: -1.4,
    intervalTo: 0.4,
    intervalMethod: 'STUDENT_T',
    improved: { value: 18 },
    worsened: { value: 18 },
  });
});

describe('an interval', () => {
  const interval = async (meanOf: number, deviation: number, n: number) =>
    (await rare.statistics.owner.query('select statistics.interval_of($1, $2, $3) as i', [meanOf, deviation, n]))
      .rows[0]?.i;

  test('is Student’s, as printed tables give it: t(0.975) is 2.0452 with 29 degrees, 1.9842 with 99, 2.2622 with 9', async () => {
    for (const [degrees, printed] of [
      [29, 2.0452],
      [99, 1.9842],
      [9, 2.2622],
      [59, 2.001],
    ] as const) {
      const { rows } = await rare.statistics.owner.query('select statistics.t_quantile($1) as t', [degrees]);
      expect(rows[0]?.t).toBeCloseTo(printed, 3);
    }
  });

  test('worked by hand: a mean change of 2.0 with a deviation of 3.0 over 36 pairs is 0.985 to 3.015', async () => {
    // t(0.975; 35) = 2.0301; 2.0301 × 3 / √36 = 1.0151.
    const [from, to] = await interval(2, 3, 36);
    expect(from).toBeCloseTo(0.985, 3);
    expect(to).toBeCloseTo(3.015, 3);
  });

  test('is not given below thirty pairs', async () => {
    expect(await interval(2, 3, 29)).toBeNull();
    expect(await interval(2, 3, 30)).not.toBeNull();
  });
});
