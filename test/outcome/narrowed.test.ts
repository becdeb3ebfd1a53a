/** Ways of asking that would tell of a hidden group more than that it is small, each found by somebody who tried: none of them does. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MANY, SINGLE } from '../../migrations/statistics-columns.js';
import { demoOrganisations, personas } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { Statistics } from './asking.js';
import { ONE } from './planted.js';

/** So many referrals of a year nobody else is of. */
const referrals = (count: number, columns: Readonly<Record<string, unknown>>): string => `
  insert into statistics.fact
  select (jsonb_populate_record(f, '${JSON.stringify({ weight: 10_000_001, organisations: [demoOrganisations.board], ...columns })}'::jsonb
    || jsonb_build_object('referral_id', gen_random_uuid(), 'person_id', gen_random_uuid()))).*
  from ${ONE}, generate_series(1, ${count})`;

/** Somebody who answers for a part of a scheme only. */
const elsewhere: Claims = {
  ...(personas.find(({ name }) => name === 'analyst') as Claims),
  organisation: '01941f29-7c00-7000-8000-0000000000fb',
};
const SCHEME = 'Westmarch Green Prescribing';

const IMPROVED = { YEAR: ['1993'] };
const SESSIONS = { YEAR: ['1994'] };
const SPARSE = { YEAR: ['1995'] };
const NETWORKS = { YEAR: ['1997'] };
const CONTACTS = { YEAR: ['1998'] };
const IN_TIME = { YEAR: ['1996'] };

let statistics: Statistics;
beforeAll(async () => {
  statistics = await Statistics.of(await freshDatabase());
  for (const [pcn, count] of Object.entries({ few: 2, some: 9, many: 50, more: 40 }))
    await statistics.owner.query(referrals(count, { year: '1997', quarter: '1997-Q1', month: '1997-01', pcn }));
  for (const [pcn, gender, count] of [
    ['few', 'FEMALE', 3],
    ['alone', 'FEMALE', 9],
    ['wide', 'FEMALE', 20],
    ['wide', 'MALE', 30],
    ['other', 'MALE', 8],
  ] as const)
    await statistics.owner.query(referrals(count, { year: '1995', pcn, gender }));
  await statistics.owner.query(referrals(18, { year: '1996', contacted: true, in_time: true }));
  await statistics.owner.query(referrals(2, { year: '1996', contacted: false, in_time: false }));
  await statistics.owner.query(referrals(60, { year: '1993' }));
  await statistics.owner.query(
    `insert into statistics.pair select c.referral_id, c.weight, c.course, c.place, ${[...SINGLE, ...MANY].map((name) => `c.${name}`).join(', ')},
       'UCLA3', 8, case when row_number() over () <= 3 then 8 else 5 end, 90
     from statistics.counted c join statistics.value y on y.no = c.year and y.value = '1993'`,
  );
  await statistics.owner.query(referrals(20, { year: '1994', contacted: true, minutes: 600, sessions: 0 }));
  await statistics.owner.query(referrals(1, { year: '1994', contacted: true, minutes: 600, sessions: 3 }));
  await statistics.owner.query('update scheme set intervention_how = null where name = $1', [SCHEME]);
  const { rows } = await statistics.owner.query('select id from scheme where name = $1', [SCHEME]);
  const green = { scheme: SCHEME, scheme_id: rows[0]?.id };
  await statistics.owner.query(
    referrals(20, { ...green, channels: ['EMAIL'], organisations: [elsewhere.organisation] }),
  );
  await statistics.owner.query(referrals(20, { ...green, channels: ['LETTER'] }));
  await statistics.owner.query(referrals(98, { year: '1998', days_to_contact: 3 }));
  await statistics.owner.query(referrals(3, { year: '1998', days_to_contact: null }));
});
afterAll(() => statistics.close());

const whole = async (by: readonly string[], filter: Readonly<Record<string, readonly string[]>>) =>
  (await statistics.cohort('analyst', by, filter)).find((group) => group.by.length === 0)?.referrals;

test('a group and the one hidden for it are hidden together, whichever way they are asked for', async () => {
  const groups = await statistics.cohort('analyst', ['PCN'], NETWORKS);
  const shown = Object.fromEntries(groups.map(({ by, referrals: { value } }) => [by[0]?.value ?? 'all', value]));
  expect(shown).toEqual({ all: 100, few: null, some: null, many: 50, more: 40 });
  const pairs = [
    ['few', 'some'],
    ['some', 'many'],
  ];
  for (const PCN of pairs) {
    expect(await whole([], { ...NETWORKS, PCN })).toEqual({ value: null, suppressed: true });
    expect(await whole(['PCN'], { ...NETWORKS, PCN })).toEqual({ value: null, suppressed: true });
  }
  const [, only] = await statistics.cohort('analyst', ['PCN'], { ...NETWORKS, PCN: ['many'] });
  expect(only).toMatchObject({ by: [{ value: 'many' }], referrals: { value: 50 } });
});

test('a group is not hidden behind one whose figure the total of another line tells', async () => {
  const shownBy = async (...by: string[]) =>
    Object.fromEntries(
      (await statistics.cohort('analyst', by, SPARSE))
        .filter((group) => group.by.length > 0)
        .map((group) => [group.by.map(({ value }) => value).join(), group.referrals.value]),
    );
  expect(await shownBy('PCN')).toEqual({ few: null, other: null, alone: 10, wide: 50 });
  expect(await shownBy('PCN', 'GENDER')).toMatchObject({
    'few,FEMALE': null,
    'alone,FEMALE': 10,
    'wide,FEMALE': null,
    'wide,MALE': null,
  });
});

test('a dimension is asked by once', async () => {
  await expect(statistics.cohort('analyst', ['GREEN', 'GREEN'], NETWORKS)).rejects.toThrow('asked by once');
});

test('how many an amount is of is hidden like the count of them', async () => {
  const { groups } = await statistics.ask<{ groups: { spreads: { of: string; n: number | null }[] }[] }>(
    'analyst',
    'spreads',
    [],
    JSON.stringify(CONTACTS),
  );
  const counted = Object.fromEntries(groups[0]?.spreads.map(({ of, n }) => [of, n]) ?? []);
  expect(counted).toMatchObject({ DAYS_TO_FIRST_CONTACT: null, ATTEMPTS: 100, CONVERSATIONS: 100 });
});

test('what is nearly all of a hidden count is hidden with it', async () => {
  const { groups } = await statistics.ask<{ groups: { shares: { measure: string; value: number | null }[] }[] }>(
    'analyst',
    'activity',
    [],
    JSON.stringify(IN_TIME),
    ['REFERRED', 'CONTACTED', 'CONTACTED_IN_TIME'],
  );
  const counted = Object.fromEntries(groups[0]?.shares.map(({ measure, value }) => [measure, value]) ?? []);
  expect(counted).toEqual({ REFERRED: 20, CONTACTED: null, CONTACTED_IN_TIME: null });
});

test('what share improved is told only where it is told how many did', async () => {
  const { groups } = await statistics.ask<{ groups: Record<string, unknown>[] }>(
    'analyst',
    'change',
    'UCLA3',
    [],
    JSON.stringify(IMPROVED),
  );
  // All but three improved.
  expect(groups[0]).toMatchObject({ pairs: { value: 60 }, improved: { value: null }, improvedPercent: null });
  expect(groups[0]).toMatchObject({ worsened: { value: 0 }, worsenedPercent: 0 });
});

test('what costs sessions that are hidden has no sum', async () => {
  const cost = (session: number | null) =>
    statistics.ask('analyst', 'cost', 'UCLA3', 3_000, session, JSON.stringify(SESSIONS));
  expect(await cost(null)).toMatchObject({ hours: 210, sessions: null, pounds: 6_300, poundsByReached: 315 });
  expect(await cost(500)).toMatchObject({ hours: 210, sessions: null, pounds: null, poundsByReached: null });
});

test('a scheme is told of as far as one answers for it', async () => {
  const how = async (who: string | Claims) =>
    (await statistics.ask<{ items: { number: number; text: string }[] }>(who, 'tidier', SCHEME)).items.find(
      ({ number }) => number === 6,
    )?.text;
  expect(await how(elsewhere)).toBe('Contact was by email.');
  expect(await how('analyst')).toContain('letter');
});
