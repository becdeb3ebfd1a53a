/** Quartiles are those that plain code finds over the same record, and those of a row of numbers worked by hand. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NOW } from '../support/kith.js';
import { type Rare, startRare } from './rare.js';
import { dayOf, fifthOf, firstContactOf, quantile, type Row } from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

const quartilesOf = (values: readonly number[]) => ({
  n: values.length,
  lowerQuartile: quantile(values, 0.25) ?? null,
  median: quantile(values, 0.5) ?? null,
  upperQuartile: quantile(values, 0.75) ?? null,
});

const SPREADS = `query ($by: [OutcomeDimension!]) {
  spreads(by: $by) { groups { by { value } spreads { of n lowerQuartile median upperQuartile mean } } }
}`;

function expected(referrals: readonly Row[]) {
  const days = referrals.flatMap((row) => {
    const first = firstContactOf(rare.record, row);
    return first ? [dayOf(first) - dayOf(row.submitted_at)] : [];
  });
  const counted = (rows: readonly Row[]) =>
    referrals.map(({ id }) => rows.filter((row) => row.referral_id === id).length);
  const held = referrals
    .filter(({ ended_at: at }) => at === null)
    .flatMap(({ id }) => {
      const [lead] = rare.record.relationships.filter(
        (row) =>
          row.cause_id === id && row.is_lead && Number(row.since) <= Number(NOW) && Number(row.until) > Number(NOW),
      );
      return lead ? [lead.party] : [];
    });
  const workers = new Set(held).size;
  return [
    { of: 'DAYS_TO_FIRST_CONTACT', ...quartilesOf(days), mean: null },
    { of: 'ATTEMPTS', ...quartilesOf(counted(rare.record.attempts)), mean: null },
    { of: 'CONVERSATIONS', ...quartilesOf(counted(rare.record.talks)), mean: null },
    {
      of: 'CASELOAD',
      n: held.length,
      lowerQuartile: null,
      median: null,
      upperQuartile: null,
      mean: workers > 0 ? Math.round(held.length / workers) : null,
    },
  ];
}

test('quartiles, and referrals for each link worker, of all and of each fifth', async () => {
  const { spreads } = await rare.asked<{ spreads: { groups: { by: { value: string }[]; spreads: object[] }[] } }>(
    'analyst',
    SPREADS,
    { by: ['DEPRIVATION'] },
  );
  expect(spreads.groups.length).toBeGreaterThan(5);
  for (const { by, spreads: told } of spreads.groups) {
    const value = by[0]?.value;
    const own = rare.record.referrals.filter(
      (row) => value === undefined || fifthOf(rare.record.people.get(row.person_id)) === value,
    );
    expect([value, told]).toEqual([value, expected(own)]);
  }
});

test('days are those of London: who was sent half an hour after midnight and reached that morning did not wait', async () => {
  const { rows } = await rare.statistics.owner.query(
    `select days_to_contact as days, month from statistics.fact
      where referral_id = (select id from referral where submitted_at = '2025-07-01T23:30:00Z')`,
  );
  expect(rows).toEqual([{ days: 0, month: '2025-07' }]);
});

test('worked by hand: of 1, 2, 4, 4, 7, 9, 12, 15, 20, 30 days a quarter waited 4 or less, half 7, three quarters 15', async () => {
  const days = [1, 2, 4, 4, 7, 9, 12, 15, 20, 30];
  expect(quartilesOf(days)).toEqual({ n: 10, lowerQuartile: 4, median: 7, upperQuartile: 15 });
  const { statistics } = rare;
  await statistics.owner.query(
    `insert into statistics.fact select (jsonb_populate_record(f, jsonb_build_object('referral_id', gen_random_uuid(),
      'person_id', gen_random_uuid(), 'scheme', 'Ten', 'days_to_contact', d))).*
    from (select f from statistics.fact f limit 1) one(f), unnest($1::int[]) d`,
    [days],
  );
  await statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
  const ten = JSON.stringify({ SCHEME: ['Ten'] });
  const { groups } = await statistics.ask<{ groups: { spreads: object[] }[] }>('analyst', 'spreads', [], ten);
  expect(groups[0]?.spreads[0]).toMatchObject({ n: 10, lowerQuartile: 4, median: 7, upperQuartile: 15 });
});
