/** Outcome questions are answered from few and small rows, each gone through once: told by what is read, and by what else takes as long. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MANY, SINGLE } from '../../migrations/statistics-columns.js';
import { freshDatabase } from '../support/database.js';
import { NOW } from '../support/kith.js';
import { Statistics } from './asking.js';
import { planted } from './planted.js';

const CROWD = 10_000;
const ROUNDS = 5;

/** No answer may take longer than so many plain counts of the same referrals by two columns, in the same run. */
const MOST_COUNTS = 20;

/** Each question, and how often it may go through all rows that are counted: once to ask whether it may be, then to count. */
const QUESTIONS: readonly (readonly [times: number, question: string, ...args: unknown[]])[] = [
  [2, 'cohort', ['DEPRIVATION'], '{}'],
  [2, 'cohort', ['DEPRIVATION'], '{"NEED": ["loneliness"]}'],
  [2, 'cohort', ['NEED'], '{"ETHNICITY": ["WHITE"]}'],
  [2, 'cohort', ['AGE_BAND', 'SOURCE', 'GENDER'], '{"DEPRIVATION": ["1", "2"]}'],
  [2, 'activity', ['ETHNICITY'], '{"GENDER": ["FEMALE"]}', ['ENGAGED', 'ATTENDED', 'SUSTAINED']],
  [4, 'spreads', ['DEPRIVATION'], '{}'],
  [3, 'change', 'UCLA3', ['DEPRIVATION'], '{"AGE_BAND": ["FROM_65_TO_74"]}'],
  [4, 'inequality', 'UCLA3', '{"SOURCE": ["GP"]}'],
  [5, 'cost', 'UCLA3', 3000, 500, '{"ETHNICITY": ["WHITE"]}'],
];

let statistics: Statistics;
beforeAll(async () => {
  statistics = await Statistics.of(await freshDatabase());
  await statistics.owner.query(planted(1, CROWD));
  await statistics.owner.query(
    `insert into statistics.pair
      select referral_id, weight, course, place, ${[...SINGLE, ...MANY].join(', ')}, 'UCLA3', 5, 3 + abs(hashint4(place)) % 7, 90
      from statistics.counted where weight > 1e6 on conflict do nothing`,
  );
  await statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
  await statistics.owner.query('analyze');
}, 300_000);
afterAll(() => statistics.close());

/** The least of some rounds, which a busy machine cannot make smaller. */
async function fastest(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** How many plain counts an answer takes as long as; they are taken before and after, for others may be at work meanwhile. */
async function countsOf(question: string, args: readonly unknown[], rounds = ROUNDS): Promise<number> {
  const count = () =>
    statistics.owner.query('select deprivation, ethnicity, count(*) from statistics.fact group by 1, 2');
  const before = await fastest(count);
  const answer = await fastest(() => statistics.ask('analyst', question, ...args), rounds);
  return answer / Math.max(before, await fastest(count));
}

/** How often an answer goes through all rows that are counted. */
async function timesOf(question: string, args: readonly unknown[]): Promise<number> {
  const read = await statistics.rowsRead('analyst', question, ...args);
  // Neither what rows are made of, nor the record behind them.
  const behind = Object.entries(read).filter(([name]) => name === 'statistics.fact' || name.startsWith('public.'));
  expect(behind.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(CROWD / 10);
  return ((read['statistics.counted'] ?? 0) + (read['statistics.pair'] ?? 0)) / CROWD;
}

describe.each(QUESTIONS)('at most %d times through all rows: %s(%j, %j)', (times, question, ...args) => {
  test('is answered', async () => {
    const gone = await timesOf(question, args);
    expect(gone).toBeGreaterThan(0.5);
    expect(gone).toBeLessThan(times * 1.1);
  });

  test('takes no longer than some plain counts', async () => {
    expect(await countsOf(question, args)).toBeLessThan(MOST_COUNTS);
  });
});

test('rows that are counted again for each use of them are noticed, and so is a question that takes long', async () => {
  const args = [['NEED'], '{"ETHNICITY": ["WHITE"]}'];
  await statistics.ask('analyst', 'cohort', ...args);
  expect(await timesOf('cohort', args)).toBeLessThan(1.1);
  await statistics.mutate('table_of', 'f as materialized', 'f as not materialized');
  expect(await timesOf('cohort', args)).toBeGreaterThan(1.8);
  await statistics.mutate('cohort', 'perform statistics.guard', 'perform pg_sleep(3), statistics.guard');
  expect(await countsOf('cohort', args, 1)).toBeGreaterThan(MOST_COUNTS);
});
