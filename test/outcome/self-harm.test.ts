/** What a frightening answer sets off, and how a measurement is mended. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { listed } from '../support/listed.js';
import { mutate, refused } from '../support/mutate.js';
import { answers, taken } from './taken.js';

let kith: Kith;
interface Candidate {
  readonly id: string;
  readonly person: {
    readonly id: string;
    readonly risks: readonly { readonly standsFirst: boolean }[];
    readonly referrals: { readonly nodes: readonly object[] };
  };
}
let plan: Candidate;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
  const seenByGp = new Set((await listed<{ id: string }>(kith.as('gp'), 'plans', 'id')).map(({ id }) => id));
  const plans = await listed<Candidate>(
    kith.as('link-worker'),
    'plans(where: { status: [ACTIVE] }',
    'id person { id risks { standsFirst } referrals(where: { safetyReview: true }) { nodes { id } } }',
  );
  const found = plans.find(
    ({ id, person }) =>
      seenByGp.has(id) && person.referrals.nodes.length === 0 && !person.risks.some(({ standsFirst }) => standsFirst),
  );
  if (!found)
    throw new Error('No active plan of a person who stands nowhere first is seen by practice and link worker.');
  plan = found;
});

afterAll(async () => {
  await kith.close();
});

test('item 9 of PHQ-9 above zero raises a risk that stands first for practice and scheme until it is taken care of', async () => {
  const { measurement } = await mutate<{
    measurement: { id: string; version: number; risk: { id: string; version: number } };
  }>(
    kith.as('link-worker'),
    'measurementRecord',
    taken(plan, 'PHQ9', { answers: answers(0, 0, 0, 0, 0, 0, 0, 0, 1) }),
    'measurement { id version score risk { id version status kind source standsFirst measurement { id } history { to } } }',
  );
  expect(measurement).toMatchObject({
    score: 1,
    risk: {
      status: 'OPEN',
      kind: 'SUICIDE_OR_SELF_HARM',
      source: 'MEASUREMENT',
      standsFirst: true,
      measurement: { id: measurement.id },
      history: [{ to: 'OPEN' }],
    },
  });
  const risks = await listed<{ id: string; standsFirst: boolean; status: string }>(
    kith.as('gp'),
    'risks(orderBy: WORKLIST_ASC',
    'id standsFirst status',
  );
  const rank = ({ standsFirst, status }: (typeof risks)[0]) => (status !== 'OPEN' ? 2 : standsFirst ? 0 : 1);
  expect(risks.map(rank)).toEqual(risks.map(rank).sort());
  expect(risks.filter((risk) => rank(risk) === 0).map(({ id }) => id)).toContain(measurement.risk.id);

  const isFirst = async (who: string) => {
    const referrals = await listed<{
      safetyReview: boolean;
      urgency: string;
      person: { id: string; risks: { standsFirst: boolean; status: string }[] };
    }>(
      kith.as(who),
      'referrals(where: { open: true }, orderBy: WORKLIST_ASC',
      'safetyReview urgency person { id risks { standsFirst status } }',
    );
    const first = referrals.map(
      ({ safetyReview, person }) =>
        safetyReview || person.risks.some(({ standsFirst, status }) => standsFirst && status === 'OPEN'),
    );
    expect(first).toEqual([...first].sort((one, other) => Number(other) - Number(one)));
    return referrals.some(({ person }, index) => person.id === plan.person.id && first[index]);
  };
  expect(await isFirst('gp')).toBe(true);
  expect(await isFirst('team-lead')).toBe(true);
  await mutate(
    kith.as('gp'),
    'riskReview',
    { id: measurement.risk.id, expectedVersion: measurement.risk.version, status: 'MANAGED', reason: 'Seen today.' },
    'risk { status }',
  );
  expect(await isFirst('gp')).toBe(false);
});

test('a corrected measurement is scored anew, keeps what it said, and raises the risk it should have', async () => {
  const caller = kith.as('link-worker');
  const { measurement } = await mutate<{ measurement: { id: string; version: number } }>(
    caller,
    'measurementRecord',
    taken(plan, 'PHQ9', { answers: answers(1, 1, 1, 1, 1, 1, 1, 1, 0) }),
    'measurement { id version risk { id } }',
  );
  expect(measurement).toMatchObject({ risk: null });
  const amend = { id: measurement.id, expectedVersion: measurement.version, reason: 'One line off.' };
  expect(await refused(caller, 'measurementAmend', amend)).toMatchObject({ problems: [{ rule: 'different' }] });
  const AMENDMENTS = 'amendments { field before reason by { name } }';
  const amended = await mutate<{ measurement: { version: number } }>(
    caller,
    'measurementAmend',
    { ...amend, answers: answers(1, 1, 1, 1, 1, 1, 1, 1, 2) },
    `measurement { version score risk { standsFirst } ${AMENDMENTS} }`,
  );
  const score = { field: 'score', before: '8', reason: 'One line off.', by: { name: 'Priya Shah' } };
  expect(amended.measurement).toMatchObject({
    score: 10,
    risk: { standsFirst: true },
    amendments: [{ field: 'answers', before: '[1,1,1,1,1,1,1,1,0]' }, score],
  });
  const { data } = await kith
    .as('gp')
    .run(`query Seen($id: ID!) { node(id: $id) { ... on Measurement { ${AMENDMENTS} } } }`, { id: measurement.id });
  expect(data).toEqual({ node: { amendments: [score] } });

  const mark = { ...amend, expectedVersion: amended.measurement.version, reason: 'Another person’s sheet.' };
  const marked = await mutate<{ measurement: { version: number } }>(
    caller,
    'measurementEnteredInErrorMark',
    mark,
    'measurement { version score enteredInErrorAt enteredInErrorReason enteredInErrorBy { name } }',
  );
  expect(marked.measurement).toMatchObject({
    score: 10,
    enteredInErrorAt: '2026-03-02T12:00:00.000Z',
    enteredInErrorReason: 'Another person’s sheet.',
    enteredInErrorBy: { name: 'Priya Shah' },
  });
  const again = { ...mark, expectedVersion: marked.measurement.version };
  for (const name of ['measurementEnteredInErrorMark', 'measurementAmend'])
    expect(await refused(caller, name, again)).toMatchObject({
      code: 'WRONG_STATE',
      problems: [{ rule: 'notInError' }],
    });
});
