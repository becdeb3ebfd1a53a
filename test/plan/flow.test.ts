/** A plan from its draft to its end: what each step leaves, who sees it, and what is refused on the way. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
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

const VERSIONS = `query Versions($id: ID!) { plan(id: $id) { status outcome versions(orderBy: NUMBER_ASC) { nodes {
  number agreedWith changed
  goals { goal { id } title lifecycle target change changed }
  removedGoals { goal { id } title }
  actions { what status change changed }
  removedActions { what } } } } }`;

test('from draft to completion, with every agreed version and what changed', async () => {
  const person = `person_${DEMO_PERSON.id}`;
  let plan: Plan = { status: 'DRAFT', ...(await drafts.next(person)) };
  const { goalTemplates } = await ask<{ goalTemplates: { nodes: { id: string; title: string; weeks: number }[] } }>(
    linkWorker,
    '{ goalTemplates(where: { need: ["bereavement"] }) { nodes { id title weeks need { key } } } }',
  );
  expect(goalTemplates.nodes).toMatchObject([{ weeks: 6, need: { key: 'bereavement' } }]);
  const template = goalTemplates.nodes[0]?.id;

  expect(
    await refused(linkWorker, 'planAgree', { id: plan.id, expectedVersion: plan.version, agreedWith: 'PERSON' }),
  ).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'goalOrAction' }],
  });
  const company = await addGoal(plan, { template, title: 'Company on Sundays', importance: 9 });
  const walk = await addGoal(plan, { title: 'Walk to the shop', importance: 5 });
  const { action } = await mutate<{ action: Versioned }>(
    linkWorker,
    'actionAdd',
    { plan: plan.id, goal: company.id, what: 'Ring the club', who: 'PERSON', dueOn: '2026-03-09' },
    'action { id version status goal { id } }',
  );
  const { goal } = await ask<{ goal: object }>(
    linkWorker,
    'query($id: ID!) { goal: node(id: $id) { ... on Goal { title target per dueOn smartGaps need { key } } } }',
    { id: company.id },
  );
  expect(goal).toEqual({
    title: 'Company on Sundays',
    target: 2,
    per: 'MONTH',
    dueOn: '2026-04-13',
    smartGaps: ['BASELINE'],
    need: { key: 'bereavement' },
  });

  plan = await step('planAgree', plan, { agreedWith: 'PERSON', reviewDue: '2026-05-01' });
  expect(plan.status).toBe('ACTIVE');

  plan = await step('planReview', plan, { reason: 'Six weeks on.' });
  plan = await step('planUpdate', plan, { strengths: 'She knows everybody.' });
  const seen = await mutate<{ goal: Versioned }>(
    linkWorker,
    'goalUpdate',
    { id: company.id, expectedVersion: 2, target: 3, lifecycle: 'ACTIVE', achievement: 'IMPROVING' },
    'goal { id version lifecycle } transition { from to }',
  );
  expect(seen).toMatchObject({ goal: { version: 3 }, transition: { from: 'ACCEPTED', to: 'ACTIVE' } });
  await mutate(
    linkWorker,
    'goalEnd',
    { id: walk.id, expectedVersion: 2, lifecycle: 'CANCELLED', reason: 'Her knee.' },
    '__typename',
  );
  await mutate(
    linkWorker,
    'actionUpdate',
    { id: action.id, expectedVersion: action.version, status: 'DONE' },
    '__typename',
  );
  await addGoal(plan, { title: 'A lift on Tuesdays' });
  plan = await step('planAgree', plan, { agreedWith: 'PERSON' });

  const company_ = { goal: { id: company.id }, title: 'Company on Sundays' };
  const walk_ = { goal: { id: walk.id }, title: 'Walk to the shop' };
  const expected = [
    {
      number: 1,
      agreedWith: 'PERSON',
      changed: [],
      goals: [
        { ...company_, lifecycle: 'ACCEPTED', target: 2, change: 'ADDED', changed: [] },
        { ...walk_, lifecycle: 'ACCEPTED', target: null, change: 'ADDED', changed: [] },
      ],
      removedGoals: [],
      actions: [{ what: 'Ring the club', status: 'PLANNED', change: 'ADDED', changed: [] }],
      removedActions: [],
    },
    {
      number: 2,
      agreedWith: 'PERSON',
      changed: ['STRENGTHS'],
      goals: [
        {
          ...company_,
          lifecycle: 'ACTIVE',
          target: 3,
          change: 'CHANGED',
          changed: ['TARGET', 'LIFECYCLE', 'ACHIEVEMENT'],
        },
        {
          goal: { id: expect.any(String) },
          title: 'A lift on Tuesdays',
          lifecycle: 'ACCEPTED',
          target: null,
          change: 'ADDED',
          changed: [],
        },
      ],
      removedGoals: [walk_],
      actions: [{ what: 'Ring the club', status: 'DONE', change: 'CHANGED', changed: ['STATUS'] }],
      removedActions: [],
    },
  ];
  for (const who of ['link-worker', 'gp', 'team-lead'])
    expect(await ask(kith.as(who), VERSIONS, { id: plan.id })).toEqual({
      plan: { status: 'ACTIVE', outcome: null, versions: { nodes: expected } },
    });
  for (const who of ['charity', 'referrer', 'gp-2', 'link-worker-2'])
    expect(await ask(kith.as(who), 'query($id: ID!) { node(id: $id) { id } }', { id: plan.id })).toEqual({
      node: null,
    });

  plan = await step('planReview', plan);
  plan = await step('planComplete', plan, { outcome: 'GOALS_PARTLY_MET', reason: 'She goes by herself now.' });
  const left = await ask(
    kith.as('gp'),
    `query($id: ID!) { plan(id: $id) { status outcome endedAt goals { title lifecycle history { nodes { from to by { id } } } }
      actions { status doneOn } history { nodes { from to reason } } } }`,
    { id: plan.id },
  );
  const by = { id: expect.stringMatching(/^member_/) };
  expect(left).toMatchObject({
    plan: {
      status: 'COMPLETED',
      outcome: 'GOALS_PARTLY_MET',
      endedAt: '2026-03-02T12:00:00.000Z',
      goals: [
        {
          title: 'Company on Sundays',
          lifecycle: 'COMPLETED',
          history: {
            nodes: [
              { from: null, to: 'PROPOSED', by },
              { from: 'PROPOSED', to: 'ACCEPTED', by },
              { from: 'ACCEPTED', to: 'ACTIVE', by },
              { from: 'ACTIVE', to: 'COMPLETED', by },
            ],
          },
        },
        { title: 'Walk to the shop', lifecycle: 'CANCELLED' },
        { title: 'A lift on Tuesdays', lifecycle: 'COMPLETED' },
      ],
      actions: [{ status: 'DONE', doneOn: '2026-03-02' }],
      history: {
        nodes: [
          { from: null, to: 'DRAFT' },
          { from: 'DRAFT', to: 'ACTIVE' },
          { from: 'ACTIVE', to: 'IN_REVIEW', reason: 'Six weeks on.' },
          { from: 'IN_REVIEW', to: 'ACTIVE' },
          { from: 'ACTIVE', to: 'IN_REVIEW' },
          { from: 'IN_REVIEW', to: 'COMPLETED', reason: 'She goes by herself now.' },
        ],
      },
    },
  });
  const late = { id: company.id, expectedVersion: 4, title: 'Something else' };
  expect(await refused(linkWorker, 'goalUpdate', late)).toMatchObject({ code: 'WRONG_STATE', current: 'COMPLETED' });
  expect(await refused(linkWorker, 'goalAdd', { plan: plan.id, title: 'One more' })).toMatchObject({
    code: 'WRONG_STATE',
    current: 'COMPLETED',
    allowed: ['DRAFT', 'ACTIVE', 'IN_REVIEW'],
  });
});

test('one next action without a goal is enough, and a referral has one open plan', async () => {
  const plan = await drafts.next();
  const action = { plan: plan.id, what: 'Meet at the library', who: 'LINK_WORKER' };
  await mutate(linkWorker, 'actionAdd', action, 'action { goal { id } }');
  expect(await refused(linkWorker, 'planDraft', { referral: plan.referral })).toMatchObject({
    code: 'WRONG_STATE',
    problems: [{ rule: 'noOpenPlan' }],
  });
  expect(await step('planAgree', plan, { agreedWith: 'PERSON' })).toMatchObject({ status: 'ACTIVE' });
  const { plan: read } = await ask<{ plan: object }>(linkWorker, VERSIONS, { id: plan.id });
  expect(read).toMatchObject({ versions: { nodes: [{ goals: [], actions: [{ what: 'Meet at the library' }] }] } });
});

test('only an engaged referral gets a plan', async () => {
  const { referrals } = await ask<{ referrals: { nodes: Versioned[] } }>(
    linkWorker,
    '{ referrals(first: 1, where: { status: [CONTACTING] }) { nodes { id version } } }',
  );
  const referral = referrals.nodes[0]?.id;
  expect(await refused(linkWorker, 'planDraft', { referral })).toMatchObject({
    code: 'WRONG_STATE',
    current: 'CONTACTING',
    allowed: ['ENGAGED'],
  });
});
