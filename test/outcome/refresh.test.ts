/** What statistics stand on follows the record, and is worked out anew when nobody is asking. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { NOW } from '../support/kith.js';
import { Statistics } from './asking.js';
import { planted } from './planted.js';

const analyst = personas.find(({ name }) => name === 'analyst') as Claims;

let statistics: Statistics;
beforeAll(async () => {
  statistics = await Statistics.of(await freshDatabase());
});
afterAll(() => statistics.close());

const refresh = () => statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);

async function answered<Value>(text: string, ...values: unknown[]): Promise<Value> {
  const { rows } = await statistics.owner.query<{ value: Value }>(text, values);
  return rows[0]?.value as Value;
}

test('who answers for a scheme from now on counts its referrals, though nothing changed of the people', async () => {
  const scheme = await answered('select s.id as value from scheme s order by s.name limit 1');
  const other = await answered<string>(
    'select o.id as value from organisation o where not exists (select from statistics.fact f where o.id = any(f.organisations)) order by o.id limit 1',
  );
  const theirs: Claims = { ...analyst, organisation: other };
  expect(await statistics.cohort(theirs, [])).toEqual([]);
  await statistics.owner.query('update scheme set commissioner_id = $2 where id = $1', [scheme, other]);
  await refresh();
  const [all] = await statistics.cohort(theirs, []);
  const count = await answered<number>(
    'select count(*)::int as value from referral where scheme_id = $1 and submitted_at is not null',
    scheme,
  );
  expect(count).toBeGreaterThan(8);
  expect(Math.abs(Number(all?.referrals.value) - count)).toBeLessThan(3);
});

test.each([
  ['a charity', 'CHARITY', `select name as value from organisation where kind = 'CHARITY' order by id`],
  ['a practice', 'PRACTICE', `select ods_code as value from organisation where kind = 'GP_PRACTICE' order by id`],
  [
    'a network',
    'PCN',
    `select n.ods_code as value from organisation g join organisation n on n.id = g.part_of_id where g.kind = 'GP_PRACTICE'`,
  ],
])('the new name of %s is what is counted by', async (_, dimension, named) => {
  const values = async () =>
    (await statistics.cohort(analyst, [dimension])).flatMap(({ by }) => by.map(({ value }) => value));
  const rename = (from: string | undefined, to: string | undefined) =>
    statistics.owner.query(
      'update organisation set name = case when name = $1 then $2 else name end, ods_code = case when ods_code = $1 then $2 else ods_code end where $1 in (name, ods_code)',
      [from, to],
    );
  const before = await values();
  const { rows } = await statistics.owner.query<{ value: string }>(named);
  const name = rows.map(({ value }) => value).find((value) => before.includes(value));
  expect(name).toBeDefined();
  await rename(name, 'NEW1');
  await refresh();
  expect(await values()).toEqual(expect.arrayContaining(['NEW1']));
  expect(await values()).not.toContain(name);
  await rename('NEW1', name);
});

test('a follow-up that was done before its day counts from that day on, though nothing changes', async () => {
  const plan = await answered('select plan_id as value from follow_up where cancelled_at is null order by id limit 1');
  await statistics.owner.query(
    `update follow_up set due_on = $2::timestamptz + interval '1 day', occurred_at = $2::timestamptz - interval '1 day', reached = true
     where plan_id = $1 and cancelled_at is null`,
    [plan, NOW.toISOString()],
  );
  const counted = async (days: number) => {
    await statistics.owner.query(`select statistics.refresh($1::timestamptz + $2 * interval '1 day')`, [
      NOW.toISOString(),
      days,
    ]);
    return answered(
      `select array[follow_up_due, follow_up_done, follow_up_late] as value from statistics.fact
       where referral_id = (select referral_id from plan where id = $1)`,
      plan,
    );
  };
  expect(await counted(0)).toEqual([false, false, false]);
  expect(await counted(2)).toEqual([true, true, false]);
  await refresh();
});

test('what is asked while they are worked out anew is counted again before they are shown', async () => {
  const filter = { GENDER: ['FEMALE'], YEAR: ['1999'] };
  await statistics.owner.query(planted(1, 40));
  const size = () =>
    answered<number>('select size as value from statistics.asked where filter = $1::jsonb', JSON.stringify(filter));
  let isShown = false;
  let refreshed: Promise<unknown> = Promise.resolve();
  await statistics.asking(analyst, 'cohort', [[], JSON.stringify(filter)], async () => {
    await statistics.owner.query('begin');
    await statistics.owner.query(planted(41, 90));
    refreshed = refresh()
      .then(() => statistics.owner.query('commit'))
      .then(() => {
        isShown = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(isShown).toBe(false);
  });
  await refreshed;
  expect(await size()).toBe(
    await answered(`select count(*)::int as value from statistics.fact where gender = 'FEMALE' and year = '1999'`),
  );
});

test('who empties the rows empties what is counted', async () => {
  await statistics.owner.query('begin');
  await statistics.owner.query('truncate statistics.fact');
  for (const table of ['counted', 'pair'])
    expect(await answered(`select count(*)::int as value from statistics.${table}`)).toBe(0);
  await statistics.owner.query('rollback');
  expect(await answered('select count(*)::int as value from statistics.counted')).toBeGreaterThan(0);
});
