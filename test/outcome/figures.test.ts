/** The figures are those that plain code finds over the same record, before anything is suppressed or rounded. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { Statistics } from './asking.js';
import { fifthOf, mean, pairsOf, type Recorded, readRecord, tally } from './record.js';

let statistics: Statistics;
let kith: Kith;
let record: Recorded;

beforeAll(async () => {
  const database = await freshDatabase();
  statistics = await Statistics.of(database);
  await statistics.unprotected();
  record = await readRecord(statistics.owner);
  kith = await startKith({}, database);
});
afterAll(async () => {
  await kith.close();
  await statistics.close();
});

const counted = (groups: readonly { by: readonly { value: string }[]; referrals: { value: number | null } }[]) =>
  Object.fromEntries(
    groups
      .filter(({ by }) => by.length > 0)
      .map(({ by, referrals }) => [by.map(({ value }) => value).join(), referrals.value]),
  );

describe('cohort', () => {
  test('by deprivation, and by need, of which one referral has several', async () => {
    const byFifth = await statistics.cohort('analyst', ['DEPRIVATION']);
    const all = record.referrals;
    expect(byFifth[0]?.referrals.value).toBe(all.length);
    expect(counted(byFifth)).toEqual(tally(all.map(({ person_id }) => fifthOf(record.people.get(person_id)))));
    const byNeed = await statistics.cohort('analyst', ['NEED']);
    const sent = new Set(all.map(({ id }) => id));
    const needs = record.needs.filter(({ referral_id }) => sent.has(referral_id));
    const having = new Set(needs.map(({ referral_id }) => referral_id));
    const none = all.filter(({ id }) => !having.has(id)).length;
    expect(counted(byNeed)).toEqual({
      ...tally(needs.map(({ key }) => String(key))),
      ...(none > 0 ? { NONE: none } : {}),
    });
  });

  test('with a filter, which is the same as the cell of the table', async () => {
    const table = counted(await statistics.cohort('analyst', ['DEPRIVATION', 'ETHNICITY']));
    const [white] = await statistics.cohort('analyst', [], { DEPRIVATION: ['1'], ETHNICITY: ['WHITE'] });
    expect(white?.referrals.value).toBe(table['1,WHITE']);
    const [two] = await statistics.cohort('analyst', [], { DEPRIVATION: ['1', '2'], ETHNICITY: ['WHITE'] });
    expect(two?.referrals.value).toBe((table['1,WHITE'] ?? 0) + (table['2,WHITE'] ?? 0));
  });

  test('within the scope of who asks', async () => {
    const practice = await statistics.owner.query<{ count: number }>(
      `select count(*)::int from referral f join care_relationship r on r.person_id = f.person_id and r.kind = 'REGISTERED' and r.until = 'infinity'
       where f.submitted_at is not null and r.party = (select organisation_id from member where role = 'GP' and name = 'Amara Okafor')`,
    );
    const [own] = await statistics.cohort('gp', []);
    expect(own?.referrals.value).toBe(practice.rows[0]?.count);
    const [team] = await statistics.cohort('team-lead', []);
    const scheme = await statistics.owner.query<{ count: number }>(
      `select count(*)::int from referral f where f.submitted_at is not null and f.scheme_id in (select scheme_id from member_scheme s join member m on m.id = s.member_id where m.name = 'Marian Kowalska')`,
    );
    expect(team?.referrals.value).toBe(scheme.rows[0]?.count);
    await expect(statistics.cohort('link-worker', [])).rejects.toMatchObject({ code: '42501' });
  });
});

const CHANGE = `query ($score: OutcomeScore!) {
  change(score: $score) {
    design caution isHigherBetter meaningfulChange
    groups { measuredBefore { value } pairs { value } missingPercent meanBefore meanAfter meanChange intervalFrom intervalTo intervalMethod improved { value } worsened { value } }
  }
}`;

test.each([
  ['SWEMWBS', 'metric_score', 1, 1],
  ['UCLA3', 'score', -1, 1],
  ['PHQ9', 'score', -1, 6],
] as const)('change of %s pairs the first measurement with the last', async (score, column, better, meaningful) => {
  const { data, errors } = await kith.as('analyst').run(CHANGE, { score });
  expect(errors).toEqual([]);
  const change = (data as { change: { design: string; caution: string; groups: Record<string, never>[] } }).change;
  expect(change.design).toBe('UNCONTROLLED_BEFORE_AFTER');
  expect(change.caution).toContain('does not show that the scheme caused it');
  const pairs = pairsOf(record, record.referrals, score, column);
  const paired = pairs.flatMap(({ before, after }) => (after === undefined ? [] : [[before, after] as const]));
  const gains = paired.map(([before, after]) => (after - before) * better);
  const [whole] = change.groups as unknown as Record<string, unknown>[];
  const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
  expect(whole).toMatchObject({
    measuredBefore: { value: pairs.length },
    pairs: { value: paired.length },
    improved: { value: gains.filter((gain) => gain >= meaningful).length },
    worsened: { value: gains.filter((gain) => gain <= -meaningful).length },
    intervalMethod: paired.length < 30 ? 'NONE_TOO_FEW' : 'STUDENT_T',
  });
  expect(Number(whole?.meanBefore)).toBeCloseTo(oneDecimal(mean(paired.map(([before]) => before))), 1);
  expect(Number(whole?.meanChange)).toBeCloseTo(oneDecimal(mean(paired.map(([before, after]) => after - before))), 1);
  if (paired.length < 30) expect([whole?.intervalFrom, whole?.intervalTo]).toEqual([null, null]);
});

describe('an interval', () => {
  const interval = async (meanOf: number, deviation: number, n: number) =>
    (await statistics.owner.query('select statistics.interval_of($1, $2, $3) as i', [meanOf, deviation, n])).rows[0]?.i;

  test('is Student’s, as printed tables give it: t(0.975) is 2.0452 with 29 degrees, 1.9842 with 99, 2.2622 with 9', async () => {
    for (const [degrees, printed] of [
      [29, 2.0452],
      [99, 1.9842],
      [9, 2.2622],
      [59, 2.001],
    ] as const) {
      const { rows } = await statistics.owner.query('select statistics.t_quantile($1) as t', [degrees]);
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

test('the slope index is that of a line through the fifths, by hand', async () => {
  // Equal fifths in the middle of 0.1, 0.3, 0.5, 0.7 and 0.9 with rates 10, 12, 14, 16, 18: 10 over the whole width.
  const { rows } = await statistics.owner.query('select statistics.slope($1, $2) as slope', [
    [100, 100, 100, 100, 100],
    [10, 12, 14, 16, 18],
  ]);
  expect(rows[0]?.slope).toBeCloseTo(10, 6);
  const { rows: missing } = await statistics.owner.query('select statistics.slope($1, $2) as slope', [
    [100, 100, 100, 100, 100],
    [10, null, 14, 16, 18],
  ]);
  expect(missing[0]?.slope).toBeNull();
});
