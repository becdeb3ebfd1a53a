/** How many were referred is what plain code finds over the same record, of all and in the part of each viewer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutcomeDimension } from '../../src/outcome/statistics.codes.js';
import { type Rare, startRare } from './rare.js';
import { connectionsOf, ethnicityGroupOf, fifthOf, type Row, tally, writtenDayOf } from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

const counted = (groups: readonly { by: readonly { value: string }[]; referrals: { value: number | null } }[]) =>
  Object.fromEntries(
    groups
      .filter(({ by }) => by.length > 0)
      .map(({ by, referrals }) => [by.map(({ value }) => value).join(), referrals.value]),
  );

const orNone = (values: readonly string[]): string[] => (values.length > 0 ? [...new Set(values)] : ['NONE']);

const BANDS = [18, 25, 35, 45, 55, 65, 75, 85];

/** The age on the day of referral; a birthday counts from that day on. */
function ageBandOf(birth: string, day: string): string {
  const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
  const [from, next] = [BANDS.filter((start) => age >= start).at(-1), BANDS.find((start) => age < start)];
  if (from === undefined) return 'UNDER_18';
  return next === undefined ? 'FROM_85' : `FROM_${from}_TO_${next - 1}`;
}

function practiceOf(person: unknown): Row | undefined {
  const { relationships, organisations } = rare.record;
  const open = relationships.find(
    (row) => row.person_id === person && row.kind === 'REGISTERED' && row.until === Number.POSITIVE_INFINITY,
  );
  return organisations.find(({ id, kind }) => id === open?.party && kind === 'GP_PRACTICE');
}
const codeOf = (of: Row | undefined): string => String(of?.ods_code ?? of?.name ?? 'NOT_KNOWN');

/** The values of each dimension that a referral has. */
const VALUES: Readonly<Record<OutcomeDimension, (row: Row, person: Row) => readonly unknown[]>> = {
  MONTH: (row) => [writtenDayOf(row.submitted_at).slice(0, 7)],
  QUARTER: (row) => {
    const [year, month] = writtenDayOf(row.submitted_at).split('-');
    return [`${year}-Q${Math.ceil(Number(month) / 3)}`];
  },
  SCHEME: (row) => [rare.record.schemes.find(({ id }) => id === row.scheme_id)?.name],
  PCN: (row) => {
    const network = practiceOf(row.person_id)?.part_of_id;
    return [codeOf(rare.record.organisations.find(({ id }) => id === network))];
  },
  PRACTICE: (row) => [codeOf(practiceOf(row.person_id))],
  CHARITY: (row) => orNone(connectionsOf(rare.record, row).flatMap(({ isMade, charity }) => (isMade ? [charity] : []))),
  NEED: (row) => orNone(rare.record.needs.flatMap((need) => (need.referral_id === row.id ? [String(need.key)] : []))),
  SOURCE: ({ source }) => [source],
  STATUS: ({ status }) => [status],
  CLOSURE: ({ outcome }) => [outcome ?? 'NONE'],
  AGE_BAND: (row, { birth_date: birth }) => [ageBandOf(String(birth), writtenDayOf(row.submitted_at))],
  GENDER: (_, { gender }) => [gender],
  ETHNICITY: (_, person) => [ethnicityGroupOf(person)],
  DEPRIVATION: (_, person) => [fifthOf(person)],
  ACCESS_NEED: (_, { access_needs: needs }) => orNone(needs as string[]),
  ASSET_CATEGORY: (row) => orNone(connectionsOf(rare.record, row).flatMap(({ categories }) => categories)),
  GREEN: (row) => [connectionsOf(rare.record, row).some(({ isMade, isGreen }) => isMade && isGreen) ? 'YES' : 'NO'],
};

test.each(Object.keys(OutcomeDimension) as OutcomeDimension[])('by %s', async (dimension) => {
  const all = rare.record.referrals;
  const groups = await rare.statistics.cohort('analyst', [dimension]);
  expect(groups[0]?.referrals.value).toBe(all.length);
  const values = all.flatMap((row) => VALUES[dimension](row, rare.record.people.get(row.person_id) as Row));
  expect(counted(groups)).toEqual(tally(values.map(String)));
});

test('with a filter, which is the same as the cell of the table', async () => {
  const table = counted(await rare.statistics.cohort('analyst', ['DEPRIVATION', 'ETHNICITY']));
  const [white] = await rare.statistics.cohort('analyst', [], { DEPRIVATION: ['1'], ETHNICITY: ['WHITE'] });
  expect(white?.referrals.value).toBe(table['1,WHITE']);
  const [two] = await rare.statistics.cohort('analyst', [], { DEPRIVATION: ['1', '2'], ETHNICITY: ['WHITE'] });
  expect(two?.referrals.value).toBe((table['1,WHITE'] ?? 0) + (table['2,WHITE'] ?? 0));
});

test('within the scope of who asks', async () => {
  const practice = await rare.statistics.owner.query<{ count: number }>(
    `select count(*)::int from referral f join care_relationship r on r.person_id = f.person_id and r.kind = 'REGISTERED' and r.until = 'infinity'
     where f.submitted_at is not null and r.party = (select organisation_id from member where role = 'GP' and name = 'Amara Okafor')`,
  );
  const [own] = await rare.statistics.cohort('gp', []);
  expect(own?.referrals.value).toBe(practice.rows[0]?.count);
  const [team] = await rare.statistics.cohort('team-lead', []);
  const scheme = await rare.statistics.owner.query<{ count: number }>(
    `select count(*)::int from referral f where f.submitted_at is not null and f.scheme_id in (select scheme_id from member_scheme s join member m on m.id = s.member_id where m.name = 'Marian Kowalska')`,
  );
  expect(team?.referrals.value).toBe(scheme.rows[0]?.count);
  await expect(rare.statistics.cohort('link-worker', [])).rejects.toMatchObject({ code: '42501' });
});
