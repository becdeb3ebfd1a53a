/** A sensitive need makes everything under it sensitive, whenever it becomes so, and nobody can say otherwise. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Rows } from '../support/rows.js';

let rows: Rows;
let person: string;
let organisation: string;
let referral: string;
let plan: string;
let number = 0;

beforeAll(async () => {
  rows = await Rows.open();
  person = await rows.add('person');
  organisation = await rows.add('organisation', { kind: 'CHARITY' });
  const scheme = await rows.add('scheme', { provider_id: organisation });
  referral = await rows.add('referral', { person_id: person, scheme_id: scheme });
  plan = await rows.add('plan', { person_id: person, referral_id: referral });
});
afterAll(() => rows.close());

interface Tree {
  readonly goal: string;
  readonly asset: string;
  /** Table and id of each row under the goal. */
  readonly under: readonly (readonly [table: string, id: string])[];
}

async function tree(need: string): Promise<Tree> {
  const about = { person_id: person };
  const goal = await rows.add('goal', { ...about, plan_id: plan, need_id: await rows.idOf('need', need) });
  const asset = await rows.add('asset', { organisation_id: organisation, status: 'ACTIVE', referral_route: 'OPEN' });
  await rows.client.query('begin');
  const connection = await rows.add('connection', {
    ...about,
    status: 'SENT',
    shared_agreed_at: '2026-01-03',
    sent_at: '2026-01-03',
    reply_by: '2026-01-17',
    plan_id: plan,
    referral_id: referral,
    goal_id: goal,
    asset_id: asset,
    organisation_id: organisation,
  });
  const there = { ...about, connection_id: connection, organisation_id: organisation };
  const followUp = await rows.add('follow_up', { ...there, plan_id: plan });
  const action = await rows.add('action', { ...about, plan_id: plan, goal_id: goal });
  number += 1;
  const version = await rows.add('plan_version', { ...about, plan_id: plan, number });
  const kept = { ...about, plan_version_id: version };
  const supporting = await rows.add('care_relationship', {
    ...about,
    party: organisation,
    kind: 'SUPPORTING',
    stage: 'OFFERED',
    cause_id: connection,
    until: '2026-01-17',
  });
  // Together, for no commit leaves a connection that was sent without the relationship that goes with it.
  await rows.client.query('commit');
  return {
    goal,
    asset,
    under: [
      ['action', action],
      ['action_transition', await rows.add('action_transition', { ...about, action_id: action })],
      ['goal_transition', await rows.add('goal_transition', { ...about, goal_id: goal })],
      ['goal_progress', await rows.add('goal_progress', { ...about, goal_id: goal })],
      ['plan_version_goal', await rows.add('plan_version_goal', { ...kept, goal_id: goal })],
      ['plan_version_action', await rows.add('plan_version_action', { ...kept, action_id: action })],
      ['connection', connection],
      ['connection_transition', await rows.add('connection_transition', there)],
      ['attendance', await rows.add('attendance', there)],
      ['follow_up', followUp],
      [
        'follow_up_barrier',
        await rows.add('follow_up_barrier', { ...about, follow_up_id: followUp, organisation_id: organisation }),
      ],
      ['care_relationship', supporting],
    ],
  };
}

async function sensitivity({ goal, under }: Tree): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = { goal: await rows.value('goal', goal, 'is_sensitive') };
  for (const [table, id] of under) found[table] = await rows.value(table, id, 'is_sensitive');
  return found;
}

const all = (isSensitive: boolean, except: Record<string, boolean> = {}) => ({
  goal: isSensitive,
  action: isSensitive,
  action_transition: isSensitive,
  goal_transition: isSensitive,
  goal_progress: isSensitive,
  plan_version_goal: isSensitive,
  plan_version_action: isSensitive,
  connection: isSensitive,
  connection_transition: isSensitive,
  attendance: isSensitive,
  follow_up: isSensitive,
  follow_up_barrier: isSensitive,
  care_relationship: isSensitive,
  ...except,
});

test('it comes with the need of the goal', async () => {
  expect(await sensitivity(await tree('loneliness'))).toEqual(all(false));
  expect(await sensitivity(await tree('domestic-abuse'))).toEqual(all(true));
});

test('it follows a goal that changes its need, both ways', async () => {
  const made = await tree('loneliness');
  await rows.change('goal', made.goal, { need_id: await rows.idOf('need', 'substance-use') });
  expect(await sensitivity(made)).toEqual(all(true));
  await rows.change('goal', made.goal, { need_id: null });
  expect(await sensitivity(made)).toEqual(all(false));
});

test('it follows a kind of need that becomes sensitive', async () => {
  const made = await tree('housing');
  const housing = await rows.idOf('need', 'housing');
  const wanted = await rows.add('referral_need', { person_id: person, referral_id: referral, need_id: housing });
  expect(await rows.value('referral_need', wanted, 'is_sensitive')).toBe(false);
  await rows.change('need', housing, { is_sensitive: true });
  expect(await sensitivity(made)).toEqual(all(true));
  expect(await rows.value('referral_need', wanted, 'is_sensitive')).toBe(true);
});

test('it comes with a sensitive category of the asset, without touching the goal', async () => {
  const made = await tree('food');
  const category = await rows.add('asset_category', { key: 'refuge', name: 'Refuge', is_sensitive: true });
  await rows.add('asset_category_link', { asset_id: made.asset, category_id: category });
  const inPlan = ['goal', 'action', 'action_transition', 'goal_transition', 'goal_progress', 'plan_version_goal'];
  const untouched = Object.fromEntries([...inPlan, 'plan_version_action'].map((table) => [table, false]));
  expect(await sensitivity(made)).toEqual(all(true, untouched));
  await rows.change('asset_category', category, { is_sensitive: false });
  expect(await sensitivity(made)).toEqual(all(false));
});

test('nobody can set it by hand', async () => {
  const made = await tree('domestic-abuse');
  await rows.change('goal', made.goal, { is_sensitive: false });
  await rows.change('follow_up', made.under.find(([table]) => table === 'follow_up')?.[1] ?? '', {
    is_sensitive: false,
  });
  expect(await sensitivity(made)).toEqual(all(true));
});
