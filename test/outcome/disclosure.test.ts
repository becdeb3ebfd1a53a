/** Somebody who wants to find few people in the figures finds nobody; with any one protection taken away, they do. */
import { describe, expect, test } from '@jest/globals';
import { personas } from '../../src/cli/personas.js';
import type { Claims } from '../../src/platform/viewer.js';
import { FULL } from '../access/proof/size.js';
import { freshDatabase } from '../support/database.js';
import { NOW } from '../support/kith.js';
import { Statistics } from './asking.js';
import { Attacker, isIsolated, type Known, knownFrom, RULES, type Rules } from './attacker.js';
import { planted } from './planted.js';

const analyst = personas.find(({ name }) => name === 'analyst') as Claims;

/** Two of the same board: what one may not put together, both together may not either. */
const ANALYSTS: readonly Claims[] = [analyst, { ...analyst, member: '01941f29-7c00-7000-8000-0000000000fa' }];

/** In full as many as were promised; else as many as a run of all tests has time for. */
const PAIRS = FULL ? 5_000 : 500;
const CROWD = 1_800;

const OLDER = { AGE_BAND: ['FROM_65_TO_74', 'FROM_75_TO_84'], YEAR: ['1999'] };
const VOLUNTEERS = { NEED: ['volunteering'], YEAR: ['1999'] };

async function populated(): Promise<Statistics> {
  const statistics = await Statistics.of(await freshDatabase());
  await statistics.owner.query(planted(1, CROWD));
  await refresh(statistics);
  return statistics;
}

async function refresh(statistics: Statistics): Promise<void> {
  await statistics.owner.query('select statistics.refresh($1)', [NOW.toISOString()]);
}

/** One after the other, until something is found. */
async function attacked(
  statistics: Statistics,
  rules: Rules,
  measure?: string,
  pairs = PAIRS,
): Promise<Known | undefined> {
  const attacker = new Attacker(statistics, ANALYSTS, rules, measure);
  let next = CROWD;
  const happens = async (): Promise<void> => {
    next += 1;
    await statistics.owner.query(planted(next, next));
    await refresh(statistics);
  };
  return (
    (await attacker.shown()) ??
    (await attacker.totals()) ??
    (await attacker.repeats(happens)) ??
    (await attacker.tracker()) ??
    (await attacker.pairs(pairs))
  );
}

test.each([
  ['who was referred', undefined],
  ['who declined', 'DECLINED'],
])(
  'two analysts together, with overlapping pairs, totals, a tracker and repeats, isolate nobody: %s',
  async (_, measure) => {
    const statistics = await populated();
    try {
      expect(await attacked(statistics, RULES, measure)).toBeUndefined();
      const { rows } = await statistics.owner.query(
        'select count(*)::int as count, count(distinct member_id)::int as members from statistics.query',
      );
      expect(rows[0]?.members).toBe(2);
      expect(rows[0]?.count).toBeGreaterThan(PAIRS / 2);
    } finally {
      await statistics.close();
    }
  },
  900_000,
);

type Mutation = readonly [name: string, piece: string, other: string];

/** A filter's values taken together, as if they were one. */
const TOGETHER: Mutation = [
  'table_of',
  `format(case when statistics.is_many(d) then 'f.is_%s::int' else 'f.%I' end, lower(d))`,
  `format('(f.%I = any(%L::int[]))::int', lower(d), array(select v.rank from statistics.value v where v.dimension = lower(d) and p_filter -> d ? v.value))`,
];
const TAKEN_TOGETHER: Mutation = [
  'table_of',
  `case when statistics.is_many(d) then '{1}'`,
  `case when true then '{1}'`,
];

describe.each<readonly [string, readonly Mutation[], Rules, string?]>([
  [
    'small counts are not shown',
    [
      ['shown', 'when p_n < p_setting.threshold then null', 'when false then null'],
      ['protect', 'least(c.n, c.people) < p_setting.threshold', 'false'],
    ],
    RULES,
  ],
  [
    'counts are rounded',
    [['shown', 'round(p_n::numeric / p_setting.rounding)::int * p_setting.rounding', 'p_n']],
    { ...RULES, rounding: 1 },
  ],
  [
    'totals are rounded, each on its own',
    [
      [
        'figure',
        'then statistics.shown(p_n, p_setting) end',
        'then case when p_n > 500 then p_n else statistics.shown(p_n, p_setting) end end',
      ],
    ],
    { ...RULES, isTotalExact: true },
  ],
  [
    'a cell that could be found by subtraction is hidden with another',
    [['protect', '(v_count = 1 or v_sum < p_setting.threshold)', 'false']],
    { ...RULES, mostHidden: 7 },
  ],
  [
    'the guard: a filter counts as part of the table, and what differs by few from what was asked is refused',
    [
      ['guard', 'between 1 and p_setting.threshold - 1)', 'between 1 and 0)'],
      [
        'table_of',
        'begin\n    -- A rank',
        `begin
    p_source := '(select * from ' || p_source || coalesce((select ' where ' || string_agg(format('f.%I = any(%L::int[])', lower(d.key),
        array(select v.rank from statistics.value v where v.dimension = lower(d.key) and d.value ? v.value)), ' and ') from jsonb_each(p_filter) d), '') || ') f';
    v_filters := '{}';
    -- A rank`,
      ],
    ],
    RULES,
  ],
  ['what is counted of a filter is hidden value by value', [TOGETHER, TAKEN_TOGETHER], RULES, 'DECLINED'],
])('without "%s"', (_, mutations, rules, measure) => {
  test('the attack succeeds', async () => {
    const statistics = await populated();
    try {
      for (const mutation of mutations) await statistics.mutate(...mutation);
      expect(await attacked(statistics, rules, measure)).toBeDefined();
    } finally {
      await statistics.close();
    }
  }, 900_000);
});

describe('what the attack would not find by counting', () => {
  test('shares are of rounded counts: an exact one gives both counts away', async () => {
    const statistics = await Statistics.of(await freshDatabase());
    try {
      const share = async (n: number, of: number): Promise<number> =>
        (await statistics.owner.query('select statistics.share($1, $2, s) as share from statistics.setting s', [n, of]))
          .rows[0]?.share;
      const fits = (shown: number, exact: boolean): number =>
        [8, 9, 10, 11, 12].flatMap((n) =>
          [23, 24, 25, 26, 27].filter((of) => (exact ? Math.round((100 * n) / of) === shown : true)),
        ).length;
      expect(await share(9, 23)).toBe(40);
      expect(fits(40, false)).toBe(25);
      await statistics.mutate(
        'share',
        'round(100.0 * statistics.shown(p_n, p_setting) / nullif(statistics.shown(p_of, p_setting), 0))',
        'round(100.0 * p_n / p_of)',
      );
      const exact = await share(9, 23);
      // 9 of 23 and nothing else that is shown as 10 of 25 is 39 per cent.
      expect([exact, fits(exact, true)]).toEqual([39, 1]);
    } finally {
      await statistics.close();
    }
  });

  test('means and quartiles of few are not told', async () => {
    const statistics = await Statistics.of(await freshDatabase());
    try {
      const told = async (n: number) =>
        (
          await statistics.owner.query(
            `select statistics.change_of('SWEMWBS', $1, false, array[18.5, 20.1, 18, 20, 1.6, 2.2, 90], s) as told from statistics.setting s`,
            [n],
          )
        ).rows[0]?.told;
      expect(await told(7)).toEqual({ intervalMethod: 'NONE_TOO_FEW' });
      expect(await told(8)).toMatchObject({ meanBefore: 18.5, meanChange: 1.6, intervalMethod: 'NONE_TOO_FEW' });
      await statistics.mutate('change_of', 'p_n < p_setting.threshold', 'false');
      expect(await told(3)).toMatchObject({ meanBefore: 18.5 });
    } finally {
      await statistics.close();
    }
  });

  test('a cohort that differs from an earlier one by fewer than eight is refused, to a colleague too, and to nobody else', async () => {
    const statistics = await populated();
    try {
      await statistics.cohort(ANALYSTS[0] as Claims, [], OLDER);
      const { rows } = await statistics.owner.query<{ referral_id: string }>(
        `update statistics.fact set need = '{volunteering}' where age_band in ('FROM_65_TO_74', 'FROM_75_TO_84') returning referral_id`,
      );
      // All of them but three have a need that nobody else has: another question, and nearly the same people.
      await statistics.owner.query(
        `update statistics.fact set need = '{housing}' where need <> '{volunteering}' or referral_id = any($1)`,
        [rows.slice(0, 3).map(({ referral_id: id }) => id)],
      );
      await refresh(statistics);
      await expect(statistics.cohort(ANALYSTS[1] as Claims, [], VOLUNTEERS)).rejects.toMatchObject({
        code: 'KS001',
        message: expect.stringContaining('fewer than 8 referrals'),
      });
      expect(await statistics.cohort(ANALYSTS[0] as Claims, [], OLDER)).toHaveLength(1);
      expect(await statistics.cohort('team-lead', [], VOLUNTEERS)).toBeDefined();
      await statistics.mutate('guard', 'between 1 and p_setting.threshold - 1)', 'between 1 and 0)');
      expect(await statistics.cohort(ANALYSTS[1] as Claims, [], VOLUNTEERS)).toHaveLength(1);
    } finally {
      await statistics.close();
    }
  });

  test('the attacker’s own reckoning: what is not shown says nothing, a rounded count stands for five', () => {
    expect(knownFrom({ value: null, suppressed: true }, RULES)).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(knownFrom({ value: 10, suppressed: false }, RULES)).toEqual([8, 12]);
    expect(isIsolated([1, 7])).toBe(false);
    expect(isIsolated([6, 7])).toBe(true);
  });
});
