/** How plans end early, and who may not touch them at all. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Caller, type Kith, startKith } from '../support/kith.js';
import { mutate, refused } from '../support/mutate.js';
import { ask, Drafts, type Versioned } from './planning.js';

let kith: Kith;
let linkWorker: Caller;
let drafts: Drafts;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  linkWorker = kith.as('link-worker');
  drafts = new Drafts(linkWorker);
});
afterAll(() => kith.close());

type Plan = Versioned & { readonly status: string };

async function step(name: string, plan: Versioned, input: object = {}): Promise<Plan> {
  const given = { id: plan.id, expectedVersion: plan.version, ...input };
  return (await mutate<{ plan: Plan }>(linkWorker, name, given, 'plan { id version status }')).plan;
}

async function addGoal(plan: Versioned, input: object): Promise<Versioned> {
  const selection = 'goal { id version } transition { from to }';
  return (await mutate<{ goal: Versioned }>(linkWorker, 'goalAdd', { plan: plan.id, ...input }, selection)).goal;
}

test('a plan ends early for what nobody can review, else after its review', async () => {
  const draft = await drafts.next();
  const died = { id: draft.id, expectedVersion: draft.version, outcome: 'DIED', reason: 'We were told.' };
  expect(await refused(linkWorker, 'planEndEarly', died)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ rule: 'deceased' }],
  });
  const met = { ...died, outcome: 'GOALS_MET' };
  expect(await refused(linkWorker, 'planEndEarly', met)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ rule: 'early' }],
  });
  const goal = await addGoal(draft, { title: 'See friends' });
  await mutate(
    linkWorker,
    'actionAdd',
    { plan: draft.id, goal: goal.id, what: 'Ring Jo', who: 'PERSON' },
    '__typename',
  );
  const active = await step('planAgree', draft, { agreedWith: 'PERSON' });
  const unwanted = {
    id: active.id,
    expectedVersion: active.version,
    outcome: 'NO_LONGER_WANTED',
    reason: 'He said so.',
  };
  expect(await refused(linkWorker, 'planEndEarly', unwanted)).toMatchObject({ code: 'WRONG_STATE', current: 'ACTIVE' });
  const reviewed = await step('planReview', active);
  expect(await step('planEndEarly', reviewed, { outcome: 'NO_LONGER_WANTED', reason: 'He said so.' })).toMatchObject({
    status: 'ENDED_EARLY',
  });
  const { plan } = await ask<{ plan: object }>(
    linkWorker,
    'query($id: ID!) { plan(id: $id) { goals { lifecycle } actions { status } } }',
    { id: draft.id },
  );
  expect(plan).toEqual({ goals: [{ lifecycle: 'CANCELLED' }], actions: [{ status: 'DROPPED' }] });

  const unwantedDraft = await drafts.next();
  expect(await step('planEndEarly', unwantedDraft, { outcome: 'NO_LONGER_WANTED', reason: 'Not now.' })).toMatchObject({
    status: 'ENDED_EARLY',
  });
});

test('who does not look after the person finds nothing, who may not plan is told so, and a stale version is refused', async () => {
  const plan = await unknownTo('link-worker-2');
  const input = { id: plan.id, expectedVersion: plan.version, whatMatters: 'Something else.' };
  expect(await refused(kith.as('link-worker-2'), 'planUpdate', input)).toMatchObject({ code: 'NOT_FOUND' });
  for (const who of ['gp', 'team-lead', 'charity', 'integrator', 'privacy-officer', 'analyst', 'referrer'])
    expect(await refused(kith.as(who), 'planUpdate', input)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await refused(linkWorker, 'planUpdate', { ...input, expectedVersion: 99 })).toMatchObject({
    code: 'CONFLICT',
  });
});

/** Colleagues cover some of the caseload. */
async function unknownTo(who: string): Promise<Versioned> {
  for (;;) {
    const plan = await drafts.next();
    const { node } = await ask<{ node: object | null }>(kith.as(who), 'query($id: ID!) { node(id: $id) { id } }', {
      id: plan.id,
    });
    if (!node) return plan;
  }
}
