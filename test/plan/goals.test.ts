/** Goals and actions on their own: where they may move, what is asked of them, and who never learns of a sensitive one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openGoalStates } from '../../src/plan/goal.states.js';
import { freshDatabase } from '../support/database.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { ask, Drafts, type Versioned } from './planning.js';

let kith: Kith;
let owner: Client;
let linkWorker: Caller;
let drafts: Drafts;
let plan: Versioned & { readonly person: string };

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  owner = new Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  linkWorker = kith.as('link-worker');
  drafts = new Drafts(linkWorker);
  plan = await drafts.next();
});
afterAll(async () => {
  await owner.end();
  await kith.close();
});

async function addGoal(input: object = {}): Promise<Versioned> {
  const given = { plan: plan.id, title: 'See friends', ...input };
  return (await mutate<{ goal: Versioned }>(linkWorker, 'goalAdd', given, 'goal { id version }')).goal;
}

async function needOf(key: string): Promise<string | undefined> {
  const { needs } = await ask<{ needs: { nodes: { id: string; key: string }[] } }>(
    linkWorker,
    '{ needs(first: 100) { nodes { id key } } }',
  );
  return needs.nodes.find((need) => need.key === key)?.id;
}

test('between what is not an end a goal moves freely; an end needs its own word and stays', async () => {
  const { id } = await addGoal();
  let version = 1;
  let from = 'PROPOSED';
  const others = openGoalStates.filter((state) => state !== from);
  for (const to of [...others, ...others.reverse().slice(1), 'PROPOSED']) {
    const input = { id, expectedVersion: version, lifecycle: to, reason: 'So it is.' };
    const moved = await mutate(linkWorker, 'goalUpdate', input, 'transition { from to } goal { version }');
    version += 1;
    expect(moved).toEqual({ transition: { from, to }, goal: { version } });
    from = to;
  }
  const end = { id, expectedVersion: version, lifecycle: 'COMPLETED' };
  expect((await refused(linkWorker, 'goalUpdate', end)).problems).toMatchObject([{ rule: 'noEnd' }]);
  expect((await refused(linkWorker, 'goalEnd', end)).problems).toMatchObject([{ path: ['input', 'achievement'] }]);
  const rejected = { ...end, lifecycle: 'REJECTED' };
  expect((await refused(linkWorker, 'goalEnd', rejected)).problems).toMatchObject([{ path: ['input', 'reason'] }]);
  const held = { ...end, lifecycle: 'ON_HOLD' };
  expect((await refused(linkWorker, 'goalEnd', held)).problems[0]).toMatchObject({ rule: 'end' });
  await mutate(linkWorker, 'goalEnd', { ...rejected, reason: 'Not wanted.' }, '__typename');
  const again = { ...end, expectedVersion: version + 1, achievement: 'ACHIEVED' };
  expect(await refused(linkWorker, 'goalEnd', again)).toMatchObject({ code: 'WRONG_STATE', current: 'REJECTED' });
});

test('what a goal is made of is held to its bounds, all at once, and can be cleared but for its title', async () => {
  const wrong = { plan: plan.id, importance: 11, confidence: 0, unit: '', dueOn: '2026-03-01' };
  const refusal = await refused(linkWorker, 'goalAdd', wrong);
  expect(refusal.problems.map(({ path }) => path.join('.')).sort()).toEqual(
    ['input.confidence', 'input.importance', 'input.unit'].sort(),
  );
  const late = await refused(linkWorker, 'goalAdd', { plan: plan.id, dueOn: '2026-03-01' });
  expect(late.problems).toMatchObject([{ rule: 'ahead' }, { path: ['input', 'title'], rule: 'required' }]);
  const { id } = await addGoal({ unit: 'visits', target: 2 });
  const emptied = { id, expectedVersion: 1, title: null, unit: null };
  expect((await refused(linkWorker, 'goalUpdate', emptied)).problems).toMatchObject([{ path: ['input', 'title'] }]);
  const cleared = await mutate(
    linkWorker,
    'goalUpdate',
    { id, expectedVersion: 1, unit: null },
    'goal { unit target title }',
  );
  expect(cleared).toEqual({ goal: { unit: null, target: 2, title: 'See friends' } });
});

test('an action is a step of its own plan, done on a day that has come', async () => {
  const other = await drafts.next();
  const goal = await addGoal();
  const step = { goal: goal.id, what: 'Ring Jo', who: 'PERSON' };
  const foreign = await refused(linkWorker, 'actionAdd', { plan: other.id, ...step });
  expect(foreign.problems).toMatchObject([{ path: ['input', 'goal'], rule: 'ofPlan' }]);
  const { action } = await mutate<{ action: Versioned }>(
    linkWorker,
    'actionAdd',
    { plan: plan.id, ...step },
    'action { id }',
  );
  const ahead = { id: action.id, expectedVersion: 1, status: 'DONE', doneOn: '2026-03-03' };
  expect((await refused(linkWorker, 'actionUpdate', ahead)).problems).toMatchObject([{ rule: 'past' }]);
  const undone = { id: action.id, expectedVersion: 1, doneOn: '2026-03-01' };
  expect((await refused(linkWorker, 'actionUpdate', undone)).problems).toMatchObject([{ rule: 'done' }]);
  const done = { ...ahead, doneOn: '2026-03-01' };
  const selection = 'action { status doneOn history { nodes { from to } } }';
  expect(await mutate(linkWorker, 'actionUpdate', done, selection)).toEqual({
    action: {
      status: 'DONE',
      doneOn: '2026-03-01',
      history: {
        nodes: [
          { from: null, to: 'PLANNED' },
          { from: 'PLANNED', to: 'DONE' },
        ],
      },
    },
  });
  const redone = { ...done, expectedVersion: 2 };
  expect(await refused(linkWorker, 'actionUpdate', redone)).toMatchObject({ code: 'WRONG_STATE', current: 'DONE' });
});

test('progress is written beside the goal, whatever version of it was seen', async () => {
  const goal = await addGoal({ target: 2, unit: 'visits', baseline: 0 });
  const empty = await refused(linkWorker, 'goalProgressRecord', { goal: goal.id, words: null });
  expect(empty.problems).toMatchObject([{ path: ['input'], rule: 'something' }]);
  const ahead = await refused(linkWorker, 'goalProgressRecord', {
    goal: goal.id,
    value: 1,
    at: '2026-04-01T00:00:00Z',
  });
  expect(ahead.problems).toMatchObject([{ rule: 'past' }]);
  const last = { goal: goal.id, value: 1, words: 'They knew my name.' };
  await mutate(linkWorker, 'goalProgressRecord', last, 'goalProgress { id }');
  await mutate(
    linkWorker,
    'goalProgressRecord',
    { goal: goal.id, value: 0.5, at: '2026-02-20T10:00:00Z' },
    '__typename',
  );
  const read =
    'query($id: ID!) { node(id: $id) { ... on Goal { version progress { nodes { at value words by { name } } } } } }';
  expect(await ask(linkWorker, read, { id: goal.id })).toEqual({
    node: {
      version: 1,
      progress: {
        nodes: [
          { at: '2026-03-02T12:00:00.000Z', value: 1, words: 'They knew my name.', by: { name: 'Priya Shah' } },
          { at: '2026-02-20T10:00:00.000Z', value: 0.5, words: null, by: { name: 'Priya Shah' } },
        ],
      },
    },
  });
});

test('a sensitive goal is absent for the record system, with its progress, history, steps and versions, until it no longer is', async () => {
  const uuid = plan.person.slice('person_'.length);
  await owner.query(
    `insert into care_relationship (id, person_id, party, kind, stage, since)
     select gen_random_uuid(), $1, m.organisation_id, 'GRANTED', 'CURRENT', '2026-01-01' from member m where m.role = 'INTEGRATOR'
       and not exists (select from care_relationship r where r.person_id = $1 and r.kind = 'GRANTED' and r.until = 'infinity')`,
    [uuid],
  );
  await owner.query('delete from consent where person_id = $1', [uuid]);
  const hidden = await addGoal({ title: 'Feel safe at home', need: await needOf('domestic-abuse') });
  const step = { plan: plan.id, goal: hidden.id, what: 'Agree a safe word', who: 'PERSON' };
  await mutate(linkWorker, 'actionAdd', step, '__typename');
  await mutate(linkWorker, 'goalProgressRecord', { goal: hidden.id, words: 'Better.' }, '__typename');
  const agreed = { id: plan.id, expectedVersion: 1, agreedWith: 'PERSON' };
  await mutate(linkWorker, 'planAgree', agreed, '__typename');
  await mutate(linkWorker, 'planReview', { id: plan.id, expectedVersion: 2 }, '__typename');
  const ended = { id: hidden.id, expectedVersion: 2, lifecycle: 'CANCELLED', reason: 'She moved to her sister.' };
  await mutate(linkWorker, 'goalEnd', ended, '__typename');
  const drinking = await addGoal({ title: 'Drink less', need: await needOf('substance-use') });
  await mutate(linkWorker, 'goalProgressRecord', { goal: drinking.id, words: 'A dry week.' }, '__typename');
  await mutate(linkWorker, 'planAgree', { ...agreed, expectedVersion: 3 }, '__typename');

  const read = `query($id: ID!) { plan(id: $id) { goals { id title progress { nodes { words } } history { nodes { to } } } actions { what }
    versions { nodes { number goals { title } removedGoals { title } actions { what } removedActions { what } } } } }`;
  const told = JSON.stringify(await ask(kith.as('integrator'), read, { id: plan.id }));
  expect(told).toContain('See friends');
  for (const secret of ['safe', 'Better', 'Drink', 'dry']) expect(told).not.toContain(secret);
  const known = JSON.stringify(await ask(linkWorker, read, { id: plan.id }));
  expect(known).toContain('"removedGoals":[{"title":"Feel safe at home"}]');
  expect(known).toContain('"removedActions":[{"what":"Agree a safe word"}]');
  const need = await needOf('loneliness');
  await mutate(linkWorker, 'goalUpdate', { id: drinking.id, expectedVersion: 2, need }, '__typename');
  expect(JSON.stringify(await ask(kith.as('integrator'), read, { id: plan.id }))).toContain('A dry week.');
});
