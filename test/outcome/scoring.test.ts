/** The instruments' scoring, value by value as published. */
import { expect, test } from '@jest/globals';
import { Instrument } from '../../src/outcome/measurement.codes.js';
import {
  anxietyBand,
  gad7Band,
  ITEMS,
  isLonely,
  pamLevel,
  phq9Band,
  raisesRisk,
  scoresOf,
  wellbeingBand,
} from '../../src/outcome/scoring.js';

/** Answers to `count` items that add up to `sum`, each between `least` and `greatest`. */
function answersTo(
  sum: number,
  { count, least, greatest }: { count: number; least: number; greatest: number },
): number[] {
  let left = sum - count * least;
  return Array.from({ length: count }, () => {
    const more = Math.min(left, greatest - least);
    left -= more;
    return least + more;
  });
}

// Written out again, from the table of Stewart-Brown et al. 2009 as Warwick publishes it.
const METRIC = `7 7.00, 8 9.51, 9 11.25, 10 12.40, 11 13.33, 12 14.08, 13 14.75, 14 15.32, 15 15.84, 16 16.36, 17 16.88,
  18 17.43, 19 17.98, 20 18.59, 21 19.25, 22 19.98, 23 20.73, 24 21.54, 25 22.35, 26 23.21, 27 24.11, 28 25.03,
  29 26.02, 30 27.03, 31 28.13, 32 29.31, 33 30.70, 34 32.55, 35 35.00`
  .split(',')
  .map((pair) => pair.trim().split(' ').map(Number) as [number, number]);

test('the SWEMWBS table has all 29 values', () => expect(METRIC).toHaveLength(29));

test.each(METRIC)('SWEMWBS raw %d is %d on the metric scale', (raw, metric) => {
  const answers = answersTo(raw, ITEMS.SWEMWBS);
  expect(scoresOf(Instrument.SWEMWBS, answers)).toEqual({ score: raw, metricScore: metric });
});

test('an item left out leaves a summed instrument without a score', () => {
  expect(scoresOf(Instrument.SWEMWBS, [3, 3, 3, null, 3, 3, 3])).toEqual({});
  expect(scoresOf(Instrument.PHQ9, [0, 0, 0, 0, 0, 0, 0, 0, null])).toEqual({});
});

test('ONS4 has four scores and no total', () => {
  expect(scoresOf(Instrument.ONS4, [7, 8, 6, 2])).toEqual({ satisfied: 7, worthwhile: 8, happy: 6, anxious: 2 });
  expect(scoresOf(Instrument.ONS4, [7, null, 6, 0])).toEqual({
    satisfied: 7,
    worthwhile: undefined,
    happy: 6,
    anxious: 0,
  });
});

test('loneliness, depression and anxiety are plain sums; the direct measure and PAM have none', () => {
  expect(scoresOf(Instrument.UCLA3, [1, 2, 3])).toEqual({ score: 6 });
  expect(scoresOf(Instrument.PHQ9, [3, 3, 3, 3, 3, 3, 3, 3, 3])).toEqual({ score: 27 });
  expect(scoresOf(Instrument.GAD7, [0, 1, 2, 3, 0, 1, 2])).toEqual({ score: 9 });
  expect(scoresOf(Instrument.ONS_LONELINESS, [1])).toEqual({});
  expect(scoresOf(Instrument.PAM, [])).toEqual({});
});

test.each([
  [Instrument.UCLA3, [1, 2]],
  [Instrument.UCLA3, [1, 2, 4]],
  [Instrument.UCLA3, [0, 1, 1]],
  [Instrument.GAD7, [0, 0, 0, 0, 0, 0, 1.5]],
  [Instrument.PAM, [50]],
  [Instrument.ONS4, [11, 0, 0, 0]],
])('%s does not take %j', (instrument, answers) => {
  expect(() => scoresOf(instrument, answers)).toThrow(RangeError);
});

test('well-being reads 0–4 low, 5–6 medium, 7–8 high, 9–10 very high', () => {
  expect(Array.from({ length: 11 }, (_, score) => wellbeingBand(score))).toEqual([
    ...Array(5).fill('LOW'),
    ...Array(2).fill('MEDIUM'),
    ...Array(2).fill('HIGH'),
    ...Array(2).fill('VERY_HIGH'),
  ]);
});

test('anxiety reads 0–1 very low, 2–3 low, 4–5 medium, 6–10 high', () => {
  expect(Array.from({ length: 11 }, (_, score) => anxietyBand(score))).toEqual([
    ...Array(2).fill('VERY_LOW'),
    ...Array(2).fill('LOW'),
    ...Array(2).fill('MEDIUM'),
    ...Array(5).fill('HIGH'),
  ]);
});

test.each([
  [0, 1],
  [47.0, 1],
  [47.1, 2],
  [55.1, 2],
  [55.2, 3],
  [72.4, 3],
  [72.5, 4],
  [100, 4],
])('a PAM score of %d is level %d', (score, level) => expect(pamLevel(score)).toBe(level));

test.each([
  [4, 'MINIMAL', 'MINIMAL'],
  [5, 'MILD', 'MILD'],
  [9, 'MILD', 'MILD'],
  [10, 'MODERATE', 'MODERATE'],
  [14, 'MODERATE', 'MODERATE'],
  [15, 'MODERATELY_SEVERE', 'SEVERE'],
  [19, 'MODERATELY_SEVERE', 'SEVERE'],
  [20, 'SEVERE', 'SEVERE'],
])('%d reads %s on the PHQ-9 and %s on the GAD-7', (score, phq9, gad7) => {
  expect([phq9Band(score), gad7Band(score)]).toEqual([phq9, gad7]);
});

test('six on the UCLA-3 reads as lonely, five does not', () =>
  expect([isLonely(6), isLonely(5)]).toEqual([true, false]));

test('only item 9 of the PHQ-9 above 0 raises a risk', () => {
  expect(raisesRisk(Instrument.PHQ9, [0, 0, 0, 0, 0, 0, 0, 0, 1])).toBe(true);
  expect(raisesRisk(Instrument.PHQ9, [3, 3, 3, 3, 3, 3, 3, 3, 0])).toBe(false);
  expect(raisesRisk(Instrument.PHQ9, [3, 3, 3, 3, 3, 3, 3, 3, null])).toBe(false);
  expect(raisesRisk(Instrument.GAD7, [3, 3, 3, 3, 3, 3, 3])).toBe(false);
});
