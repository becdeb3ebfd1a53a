/** Reach, its slope and what became of each group are what plain code finds over the same record, and a slope worked by hand. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoOrganisations, demoScheme, personas } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { type Rare, startRare } from './rare.js';
import {
  ethnicityGroupOf,
  fifthOf,
  mean,
  oneDecimal,
  pairsOf,
  percent,
  type Row,
  sum,
  writtenDayOf,
} from './record.js';

let rare: Rare;
beforeAll(async () => {
  rare = await startRare();
});
afterAll(() => rare?.close());

const INEQUALITY = `query ($filter: OutcomeFilter) {
  inequality(score: UCLA3, filter: $filter) {
    design slopePerThousand slopeEngagedPercent
    groups { dimension value registered { value } referrals { value } perThousand engagedPercent declinedPercent neverReachedPercent pairs { value } meanChange }
  }
}`;
interface Told {
  readonly dimension: string;
  readonly value: string;
  readonly registered: { readonly value: number };
  readonly referrals: { readonly value: number };
  readonly perThousand: number | null;
  readonly engagedPercent: number | null;
  readonly meanChange: number | null;
}
interface Answer {
  readonly inequality: {
    readonly design: string;
    readonly slopePerThousand: number | null;
    readonly slopeEngagedPercent: number | null;
    readonly groups: readonly Told[];
  };
}

const VALUES: Readonly<Record<string, (person: Row | undefined) => readonly string[]>> = {
  DEPRIVATION: (person) => [fifthOf(person)],
  ETHNICITY: (person) => [ethnicityGroupOf(person)],
  ACCESS_NEED: (person) => {
    const needs = person?.access_needs as string[];
    return needs.length > 0 ? needs : ['NONE'];
  },
};

/** Who is registered now with one of these practices. */
function onTheListsOf(practices: ReadonlySet<unknown>): Set<unknown> {
  const open = rare.record.relationships.filter(
    ({ kind, until }) => kind === 'REGISTERED' && until === Number.POSITIVE_INFINITY,
  );
  return new Set(open.filter(({ party }) => practices.has(party)).map(({ person_id: id }) => id));
}

/** Of these, who lives. */
function registeredWith(practices: ReadonlySet<unknown>): Row[] {
  return [...onTheListsOf(practices)]
    .map((id) => rare.record.people.get(id) as Row)
    .filter((person) => person.deceased_on === null && person.merged_into_id === null);
}

function practicesOf(board: string): Set<unknown> {
  const within = (parent: unknown) => rare.record.organisations.filter((row) => row.part_of_id === parent);
  return new Set(
    within(board)
      .flatMap(({ id }) => within(id))
      .filter(({ kind }) => kind === 'GP_PRACTICE')
      .map(({ id }) => id),
  );
}

function expected(referrals: readonly Row[], registered: readonly Row[], isRated = (_: string) => true) {
  return Object.entries(VALUES).flatMap(([dimension, valuesOf]) => {
    const values = new Set(
      [...registered, ...referrals.map(({ person_id: id }) => rare.record.people.get(id))].flatMap(valuesOf),
    );
    return [...values].sort().map((value) => {
      const people = registered.filter((person) => valuesOf(person).includes(value));
      const own = referrals.filter(({ person_id: id }) => valuesOf(rare.record.people.get(id)).includes(value));
      const share = (is: (row: Row) => boolean) => (own.length > 0 ? percent(own.filter(is).length, own.length) : null);
      const paired = pairsOf(rare.record, own, 'UCLA3', 'score').flatMap(({ before, after }) =>
        after === undefined ? [] : [after - before],
      );
      return {
        dimension,
        value,
        registered: { value: people.length },
        referrals: { value: own.length },
        perThousand: people.length > 0 && isRated(dimension) ? Math.round((1000 * own.length) / people.length) : null,
        engagedPercent: share((row) => row.engaged_at !== null),
        declinedPercent: share(({ status }) => status === 'DECLINED'),
        neverReachedPercent: share(({ status }) => status === 'UNCONTACTABLE'),
        pairs: { value: paired.length },
        meanChange: paired.length > 0 ? oneDecimal(mean(paired)) : null,
      };
    });
  });
}

/** By the normal equations of a weighted line, from least to most deprived. */
function slope(sizes: readonly number[], rates: readonly number[]): number {
  const all = sum(sizes);
  const x = sizes.map((size, index) => (sum(sizes.slice(0, index)) + size / 2) / all);
  const over = (of: (index: number) => number): number => sum(sizes.map((size, index) => size * of(index)));
  const [sx, sy, sxy, sxx] = [
    over((i) => x[i] as number),
    over((i) => rates[i] as number),
    over((i) => (x[i] as number) * (rates[i] as number)),
    over((i) => (x[i] as number) ** 2),
  ] as [number, number, number, number];
  return (all * sxy - sx * sy) / (all * sxx - sx ** 2);
}

const told = ({ dimension, value, registered, referrals, perThousand, engagedPercent }: Told) => [
  [dimension, value, registered.value, referrals.value],
  [perThousand, engagedPercent],
];

test('reach of the people registered, what became of it, and the slope through the fifths', async () => {
  const { inequality } = await rare.asked<Answer>('analyst', INEQUALITY);
  expect(inequality.design).toBe('UNCONTROLLED_BEFORE_AFTER');
  const { board } = demoOrganisations;
  expect(inequality.groups).toEqual(expected(rare.record.referrals, registeredWith(practicesOf(board))));
  const fifths = ['5', '4', '3', '2', '1'].map(
    (value) => inequality.groups.find((group) => group.dimension === 'DEPRIVATION' && group.value === value) as Told,
  );
  const through = (sizes: number[], rates: (number | null)[]) => Math.round(slope(sizes, rates as number[]));
  const [registered, referrals] = [fifths.map((one) => one.registered.value), fifths.map((one) => one.referrals.value)];
  expect(inequality.slopePerThousand).toBe(
    through(
      registered,
      fifths.map((one) => one.perThousand),
    ),
  );
  expect(inequality.slopeEngagedPercent).toBe(
    through(
      referrals,
      fifths.map((one) => one.engagedPercent),
    ),
  );
});

test('a group of whom nobody was referred is told of, with a rate of nothing', async () => {
  const { inequality } = await rare.asked<Answer>('analyst', INEQUALITY);
  const other = inequality.groups.find(({ dimension, value }) => dimension === 'ETHNICITY' && value === 'OTHER');
  expect(other).toMatchObject({
    registered: { value: 2 },
    referrals: { value: 0 },
    perThousand: 0,
    engagedPercent: null,
  });
});

describe('each within their own', () => {
  const own = (ids: readonly unknown[]) => rare.record.referrals.filter((row) => ids.includes(row.scheme_id));
  const covered = (ids: readonly unknown[]) =>
    new Set(rare.record.schemePractices.filter((row) => ids.includes(row.scheme_id)).map((row) => row.practice_id));

  test('a team lead: referrals to the scheme, against who is registered with the practices it serves', async () => {
    const { inequality } = await rare.asked<Answer>('team-lead', INEQUALITY);
    expect(inequality.groups).toEqual(expected(own([demoScheme]), registeredWith(covered([demoScheme]))));
  });

  test('a GP: those registered with the practice', async () => {
    const practice = new Set([demoOrganisations.practice]);
    const ids = onTheListsOf(practice);
    const { inequality } = await rare.asked<Answer>('gp', INEQUALITY);
    const referrals = rare.record.referrals.filter(({ person_id: id }) => ids.has(id));
    expect(inequality.groups).toEqual(expected(referrals, registeredWith(practice)));
  });

  test('an analyst of the charity that provides a scheme: as its team lead', async () => {
    const [scheme] = rare.record.schemes.filter(({ name }) => name === 'Westmarch Green Prescribing');
    const analyst = personas.find(({ name }) => name === 'analyst') as Claims;
    const charity = { ...analyst, organisation: String(scheme?.provider_id) };
    const { groups } = await rare.statistics.ask<{ groups: Told[] }>(charity, 'inequality', 'UCLA3', '{}');
    expect(groups.map(told)).toEqual(expected(own([scheme?.id]), registeredWith(covered([scheme?.id]))).map(told));
  });
});

test('under a filter: a rate where all those registered are meant, and none where it picks people', async () => {
  const people = registeredWith(practicesOf(demoOrganisations.board));
  const { inequality: year } = await rare.asked<Answer>('analyst', INEQUALITY, { filter: { period: '2025' } });
  const sent = rare.record.referrals.filter((row) => writtenDayOf(row.submitted_at).startsWith('2025'));
  expect(sent.length).toBeGreaterThan(20);
  expect(year.groups).toEqual(expected(sent, people));
  const { inequality: most } = await rare.asked<Answer>('analyst', INEQUALITY, { filter: { deprivation: [1] } });
  const deprived = rare.record.referrals.filter((row) => fifthOf(rare.record.people.get(row.person_id)) === '1');
  expect(most.groups).toEqual(
    expected(deprived, people, (dimension) => dimension === 'DEPRIVATION').filter(
      ({ dimension, value }) => dimension !== 'DEPRIVATION' || value === '1',
    ),
  );
  expect(most.slopePerThousand).toBeNull();
});

test('the slope, worked by hand over fifths of unlike size: 0.735 / 0.07875', async () => {
  // Middles 0.15, 0.425, 0.65, 0.825, 0.95, whose mean is 0.5; the mean rate is 7.
  const [sizes, rates] = [
    [30, 25, 20, 15, 10],
    [4, 6, 8, 10, 12],
  ];
  expect(slope(sizes, rates)).toBeCloseTo(9.3333, 4);
  const { rows } = await rare.statistics.owner.query('select statistics.slope($1, $2) as slope', [sizes, rates]);
  expect(rows[0]?.slope).toBeCloseTo(9.3333, 4);
});

test('the slope index is that of a line through the fifths, by hand', async () => {
  // Equal fifths in the middle of 0.1, 0.3, 0.5, 0.7 and 0.9 with rates 10, 12, 14, 16, 18: 10 over the whole width.
  const { rows } = await rare.statistics.owner.query('select statistics.slope($1, $2) as slope', [
    [100, 100, 100, 100, 100],
    [10, 12, 14, 16, 18],
  ]);
  expect(rows[0]?.slope).toBeCloseTo(10, 6);
  const { rows: missing } = await rare.statistics.owner.query('select statistics.slope($1, $2) as slope', [
    [100, 100, 100, 100, 100],
    [10, null, 14, 16, 18],
  ]);
  expect(missing[0]?.slope).toBeNull();
});
