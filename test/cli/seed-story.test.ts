/** The seeded story is legal and complete: every state and code is met, every change allowed, nothing out of time. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { connectionStates } from '../../src/connection/connection.states.js';
import { entities } from '../../src/entities.js';
import { riskStates } from '../../src/person/risk.states.js';
import { actionStates, GoalAchievement, GoalLifecycle, goalStates } from '../../src/plan/goal.states.js';
import { planStates } from '../../src/plan/plan.states.js';
import { ormOptions } from '../../src/platform/orm.js';
import { isNhsNumber } from '../../src/platform/scalars.js';
import type { States } from '../../src/platform/states.js';
import { referralStates } from '../../src/referral/referral.states.js';
import { now, Story } from './story.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly values: readonly string[];
}

let story: Story;
let columns: Column[];

beforeAll(async () => {
  story = await Story.open();
  const orm = await MikroORM.init(ormOptions('postgres://127.0.0.1/none', { entities }));
  columns = [...orm.getMetadata().getAll().values()]
    .filter(({ abstract, embeddable }) => !abstract && !embeddable)
    .flatMap(({ tableName, props }) =>
      props.map(({ fieldNames, columnTypes, items }) => ({
        table: tableName,
        column: `"${fieldNames[0]}"`,
        type: columnTypes?.[0] ?? '',
        values: (items ?? []).map(String),
      })),
    );
  await orm.close(true);
});
afterAll(() => story.close());

/** What the migrations bring. */
const CODES = ['need', 'asset_category', 'goal_template'];

describe('states', () => {
  test('every value of every enum is met', async () => {
    const missing: string[] = [];
    for (const { table, column, type, values } of columns.filter(
      (one) => one.values.length > 0 && one.table !== 'idempotency_key',
    )) {
      const value = type.endsWith('[]') ? `unnest(${column})` : column;
      const met = await story.rows<{ value: string }>(`select distinct ${value} as value from ${table}`);
      const known = new Set([...met.map((row) => row.value), ...(never[`${table}.${column}`] ?? [])]);
      missing.push(...values.filter((one) => !known.has(one)).map((one) => `${table}.${column} ${one}`));
    }
    expect(missing).toEqual([]);
  });

  /** Ends from which nothing returns; and copies in versions, whose values are met where they are copied from. */
  const never: Readonly<Record<string, readonly string[]>> = {
    'connection_transition."from"': connectionStates.ends,
    'risk_transition."from"': ['NO_KNOWN_RISK'],
    'plan_transition."from"': planStates.ends,
    'goal_transition."from"': goalStates.ends,
    'action_transition."from"': actionStates.ends,
    'plan_version_goal."lifecycle"': Object.values(GoalLifecycle),
    'plan_version_goal."achievement"': Object.values(GoalAchievement),
    'plan_version_action."status"': actionStates.ends,
    // An analyst reads of nobody.
    'access_event_person."role"': ['ANALYST'],
  };

  const machines: [string, string, States<string>, string][] = [
    ['referral', 'at', referralStates, 'status'],
    ['risk', 'at', riskStates, 'status'],
    ['plan', 'at', planStates, 'status'],
    ['goal', 'at', goalStates, 'lifecycle'],
    ['action', 'at', actionStates, 'status'],
    ['connection', 'occurred_at', connectionStates, 'status'],
  ];
  test.each(machines)('the history of every %s is one that its states allow', async (table, at, states, state) => {
    const changes = await story.rows<{ parent: string; from: string | null; to: string; status: string }>(
      `select p.id as parent, t."from", t."to", p.${state} as status from ${table}_transition t join ${table} p on p.id = t.${table}_id
       order by p.id, t.${at}, t."from" nulls first`,
    );
    const wrong: string[] = [];
    changes.forEach((change, index) => {
      const before = changes[index - 1];
      const after = changes[index + 1];
      const expected = before?.parent === change.parent ? before.to : null;
      if (change.from !== expected) wrong.push(`${change.parent}: ${change.from} after ${expected}`);
      if (change.from !== null && !states.next[change.from]?.includes(change.to))
        wrong.push(`${change.from} → ${change.to}`);
      if (after?.parent !== change.parent && change.to !== change.status)
        wrong.push(`${change.parent} ends as ${change.to}`);
    });
    expect(wrong).toEqual([]);
    expect(changes.length).toBeGreaterThan(50);
    expect(
      await story.count(
        `select from ${table} p where not exists (select from ${table}_transition t where t.${table}_id = p.id)`,
      ),
    ).toBe(0);
  });

  test('some referrals were reopened, some continue a redirected one', async () => {
    const ends = referralStates.ends.map((status) => `'${status}'`).join(', ');
    expect(await story.count(`select from referral_transition where "from" in (${ends})`)).toBeGreaterThan(5);
    const continued = await story.rows<{ status: string }>(
      'select r.status from referral c join referral r on r.id = c.continues_id',
    );
    expect(new Set(continued.map(({ status }) => status))).toEqual(new Set(['REDIRECTED']));
  });

  test('the needs and asset categories of every Kith are all met', async () => {
    expect(
      await story.ids(
        'select key as id from need n where not exists (select from referral_need r where r.need_id = n.id)',
      ),
    ).toEqual([]);
    expect(
      await story.ids(
        'select key as id from asset_category c where not exists (select from asset_category_link l where l.category_id = c.id)',
      ),
    ).toEqual([]);
  });
});

describe('time', () => {
  test('nothing has happened after the story’s now, and nothing changed before it was made', async () => {
    const late: string[] = [];
    const isPlanned = ({ table, column }: Column) =>
      (['care_relationship', 'cover'].includes(table) && ['"since"', '"until"'].includes(column)) ||
      ['"reply_by"', '"ends_at"'].includes(column);
    for (const { table, column, type } of columns.filter(
      (one) => one.type.startsWith('timestamptz') && !isPlanned(one),
    )) {
      if (await story.count(`select from ${table} where ${column} > $1`)) late.push(`${table}.${column} ${type}`);
    }
    for (const table of new Set(columns.filter(({ column }) => column === '"updated_at"').map((one) => one.table))) {
      const isCode = CODES.includes(table);
      if (!isCode && (await story.count(`select from ${table} where updated_at < created_at`)))
        late.push(`${table} changed before it was made`);
    }
    expect(late.filter((one) => !CODES.some((table) => one.startsWith(`${table}.`)))).toEqual([]);
  });

  test('ids tell their time, but not those of people, referrals and plans', async () => {
    const tables = new Set(columns.filter(({ column }) => column === '"id"').map(({ table }) => table));
    for (const table of tables) {
      if ([...CODES, 'imported_organisation'].includes(table)) continue;
      const isSilent = ['person', 'referral', 'plan'].includes(table);
      const versions = await story.rows<{ version: string }>(
        `select distinct substr(id::text, 15, 1) as version from ${table}`,
      );
      expect([table, versions.map(({ version }) => version)]).toEqual([table, [isSilent ? '4' : '7']]);
      if (isSilent) continue;
      const isLogged = !columns.some((one) => one.table === table && one.column === '"created_at"');
      const moment = isLogged ? 'occurred_at' : 'created_at';
      // The personas' organisations and members have fixed ids.
      const other = `select id from ${table} where id::text not like '01941f29-7c00-7000-8000-%'
        and ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint <> extract(epoch from ${moment}) * 1000`;
      expect(await story.ids(other)).toEqual([]);
    }
  });

  test('nobody acts before they work there, and nobody is sent where no agreement was signed', async () => {
    const acts = [
      'referral_transition t.by_id t.at',
      'plan_transition t.by_id t.at',
      'goal_transition t.by_id t.at',
      'action_transition t.by_id t.at',
      'goal_progress t.by_id t.at',
      'connection_transition t.by_id t.occurred_at',
      'follow_up t.by_id t.occurred_at',
    ];
    for (const [table, by, at] of acts.map((act) => act.split(' '))) {
      expect(await story.count(`select from ${table} t join member m on m.id = ${by} where m.created_at > ${at}`)).toBe(
        0,
      );
    }
    const unsigned = `select from connection c join organisation o on o.id = c.organisation_id join asset a on a.id = c.asset_id
      where c.sent_at is not null and (o.agreement_signed_on is null or o.agreement_signed_on > c.sent_at or a.created_at > c.sent_at)`;
    expect(await story.count(unsigned)).toBe(0);
  });

  test('an asset that was asked more than fourteen days ago has answered, or has not replied', async () => {
    const waiting = `select c.id from connection c where c.status = 'SENT' and c.sent_at < $1::timestamptz - interval '15 days'`;
    expect(await story.ids(waiting)).toEqual([]);
  });

  test('the dead are not cared for', async () => {
    expect(await story.count('select from person where deceased_on is not null')).toBeGreaterThan(0);
    const outliving = (table: string, at: string) =>
      story.count(`select from ${table} t join person p on p.id = t.person_id where ${at} > p.deceased_on + 1`);
    expect(await outliving('follow_up', 'coalesce(occurred_at::date, due_on)')).toBe(0);
    expect(await outliving('conversation', 'occurred_at')).toBe(0);
    expect(await outliving('connection', 'ended_at')).toBe(0);
    expect(await outliving('attendance', 'occurred_on')).toBe(0);
  });
});

describe('what identifies nobody', () => {
  test('NHS numbers are of the test range, valid and never the same', async () => {
    const numbers = await story.ids('select nhs_number as id from person where nhs_number is not null');
    expect(numbers.length).toBeGreaterThan(150);
    expect(numbers.filter((number) => !number.startsWith('999') || !isNhsNumber(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('telephone numbers are Ofcom’s for drama, emails end nowhere', async () => {
    const phones =
      await story.ids(`select distinct phone as id from (select phone from person union all select phone from
      related_person union all select phone from organisation union all select phone from asset union all select work_phone
      from member) p where phone is not null`);
    expect(phones.length).toBeGreaterThan(50);
    expect(phones.filter((phone) => !/^(07700 900|01632 960)\d{3}$/.test(phone))).toEqual([]);
    const emails =
      await story.ids(`select distinct email as id from (select email from person union all select email from
      organisation union all select email from asset union all select work_email from member) e where email is not null`);
    expect(emails.filter((email) => !/@example\.org$/.test(email))).toEqual([]);
  });

  test('the story ends at the beginning of its day', () => {
    expect(now.toISOString()).toBe('2026-03-02T00:00:00.000Z');
  });
});
