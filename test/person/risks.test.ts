/** Risks as they go: recorded, told as a concern by those who may read none, reviewed, escalated and taken. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../support/database.js';
import { type Kith, startKith } from '../support/kith.js';
import { listed } from '../support/listed.js';
import { mutate, refused } from '../support/mutate.js';

let kith: Kith;

beforeAll(async () => {
  kith = await startKith({}, await freshDatabase());
});

afterAll(async () => {
  await kith.close();
});

interface RiskSeen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

/** Somebody the caller sees, and of whom the others named see risks too. */
async function personOf(who: string, ...others: string[]): Promise<string> {
  const people = async (name: string) =>
    (await listed<{ id: string }>(kith.as(name), 'people', 'id')).map(({ id }) => id);
  const lists = await Promise.all([who, ...others].map(people));
  const found = lists[0]?.find((id) => lists.every((list) => list.includes(id)));
  if (!found) throw new Error(`Nobody is known to ${[who, ...others].join(' and ')}.`);
  return found;
}

async function risksOf(who: string, person: string) {
  const { data } = await kith
    .as(who)
    .run('query Risks($id: ID!) { person(id: $id) { risks { id description source status by { name } } } }', {
      id: person,
    });
  return (data as { person: { risks: { description: string; source: string }[] } }).person.risks;
}

test('a risk is recorded, reviewed and closed, and its history says so', async () => {
  const person = await personOf('link-worker', 'gp');
  const caller = kith.as('link-worker');
  const { risk } = await mutate<{ risk: RiskSeen }>(
    caller,
    'riskRecord',
    { person, kind: 'SELF_NEGLECT', description: 'Unopened post to the ceiling.', source: 'LINK_WORKER' },
    'risk { id version status } transition { to }',
  );
  expect(risk.status).toBe('OPEN');
  const review = { id: risk.id, expectedVersion: risk.version, status: 'MANAGED' };
  expect(await refused(caller, 'riskReview', review)).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'reason'], rule: 'required' }],
  });
  const reviewed = await mutate<{ risk: RiskSeen }>(
    kith.as('gp'),
    'riskReview',
    { ...review, reason: 'Care package agreed.' },
    'risk { id version status reviewedAt reviewedBy { name } history { from to reason by { name } } } transition { from to }',
  );
  expect(reviewed).toMatchObject({
    risk: {
      status: 'MANAGED',
      reviewedBy: { name: 'Amara Okafor' },
      history: [
        { from: null, to: 'OPEN', reason: null, by: { name: 'Priya Shah' } },
        { from: 'OPEN', to: 'MANAGED', reason: 'Care package agreed.', by: { name: 'Amara Okafor' } },
      ],
    },
    transition: { from: 'OPEN', to: 'MANAGED' },
  });
  expect(await refused(caller, 'riskReview', { ...review, reason: 'Too late.' })).toMatchObject({
    code: 'CONFLICT',
    current: { version: reviewed.risk.version },
  });
  const looked = await mutate(
    caller,
    'riskReview',
    { id: risk.id, expectedVersion: reviewed.risk.version, status: 'MANAGED' },
    'risk { status history { to } } transition { to }',
  );
  expect(looked).toMatchObject({
    risk: { status: 'MANAGED', history: [{}, {}, { to: 'MANAGED' }] },
    transition: null,
  });
});

test('that no risk is known is a finding too, but not lightly while one is open', async () => {
  const person = await personOf('link-worker');
  const caller = kith.as('link-worker');
  await mutate(
    caller,
    'riskRecord',
    { person, kind: 'OTHER', description: 'Lends money to strangers.', source: 'PERSON' },
    'risk { id }',
  );
  const none = { person, source: 'PERSON' };
  expect(await refused(caller, 'riskRecord', none)).toMatchObject({ code: 'CONFIRM_NEEDED', allowed: ['RISK_OPEN'] });
  const { risk } = await mutate<{ risk: RiskSeen }>(
    caller,
    'riskRecord',
    { ...none, confirm: ['RISK_OPEN'] },
    'risk { id version status kind } warnings { code }',
  );
  expect(risk).toMatchObject({ status: 'NO_KNOWN_RISK', kind: null });
  expect(
    await refused(caller, 'riskReview', { id: risk.id, expectedVersion: risk.version, status: 'OPEN' }),
  ).toMatchObject({ code: 'WRONG_STATE', current: 'NO_KNOWN_RISK', allowed: ['OPEN', 'MANAGED', 'CLOSED'] });
  expect(
    await refused(caller, 'riskRecord', { person, description: 'Of which kind?', source: 'MEASUREMENT' }),
  ).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: ['input', 'kind'] }, { path: ['input', 'source'], rule: 'measured' }],
  });
});

describe('a concern', () => {
  test.each([
    ['charity', 'ASSET'],
    ['referrer', 'REFERRER'],
    ['integrator', 'PRACTICE'],
  ])('of a %s arrives, and answers no risk', async (who, source) => {
    const person = await personOf(who, 'gp');
    const said = `A worry of the ${who}.`;
    const concern = { person, kind: 'SAFEGUARDING_ADULT', description: said };
    const payload = await mutate(
      kith.as(who),
      'concernRaise',
      concern,
      'risk { id } transition { to } warnings { code }',
    );
    expect(payload).toEqual({ risk: null, transition: expect.objectContaining({ to: 'OPEN' }), warnings: [] });
    expect(await risksOf('gp', person)).toContainEqual(
      expect.objectContaining({ description: said, source, status: 'OPEN', by: { name: expect.any(String) } }),
    );
    const { data } = await kith
      .as(who)
      .run('query Risks($id: ID!) { person(id: $id) { risks { id } } }', { id: person });
    expect(data).toEqual({ person: { risks: null } });
  });

  test('about somebody who does not exist for the caller is refused as any absent row', async () => {
    const known = await personOf('gp');
    const { data } = await kith.as('gp-2').run('query Known($id: ID!) { person(id: $id) { id } }', { id: known });
    const stranger = (data as { person: unknown }).person ? 'person_00000000-0000-4000-8000-000000000000' : known;
    const concern = { person: stranger, kind: 'OTHER', description: 'Nobody.' };
    expect(await refused(kith.as('gp-2'), 'concernRaise', concern)).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ path: ['input', 'person'] }],
    });
    expect(await refused(kith.as('privacy-officer'), 'concernRaise', concern)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

test('an escalation stands first in the worklist until it is taken', async () => {
  const person = await personOf('link-worker', 'gp');
  const caller = kith.as('link-worker');
  const { risk } = await mutate<{ risk: RiskSeen }>(
    caller,
    'riskRecord',
    { person, kind: 'PHYSICAL_HEALTH', description: 'Fell on the stairs.', source: 'PERSON' },
    'risk { id version }',
  );
  const escalate = { risk: risk.id, to: 'PRACTICE' };
  const { escalation } = await mutate<{ escalation: { id: string; version: number } }>(
    caller,
    'riskEscalate',
    escalate,
    'escalation { id version at by { name } acknowledgedAt }',
  );
  expect(await refused(caller, 'riskEscalate', escalate)).toMatchObject({
    code: 'CONFIRM_NEEDED',
    allowed: ['ESCALATED_ALREADY'],
  });
  const open = () =>
    listed<{ id: string; at: string }>(
      kith.as('gp'),
      'escalations(where: { open: true, to: [PRACTICE] }',
      'id at acknowledgedAt',
    );
  const before = await open();
  expect(before.map(({ id }) => id)).toContain(escalation.id);
  expect(before.map(({ at }) => at)).toEqual(before.map(({ at }) => at).sort());

  const take = { id: escalation.id, expectedVersion: escalation.version };
  const taken = await mutate<{ escalation: { version: number } }>(
    kith.as('gp'),
    'escalationAcknowledge',
    take,
    'escalation { version acknowledgedAt acknowledgedBy { name } outcome }',
  );
  expect(taken.escalation).toMatchObject({ acknowledgedBy: { name: 'Amara Okafor' }, outcome: null });
  expect((await open()).map(({ id }) => id)).not.toContain(escalation.id);
  const again = { id: escalation.id, expectedVersion: taken.escalation.version };
  expect(await refused(caller, 'escalationAcknowledge', again)).toMatchObject({ code: 'INVALID_INPUT' });
  const told = await mutate<{ escalation: { version: number } }>(
    caller,
    'escalationAcknowledge',
    { ...again, outcome: 'Seen the same day.' },
    'escalation { version acknowledgedBy { name } outcome }',
  );
  expect(told.escalation).toMatchObject({ acknowledgedBy: { name: 'Amara Okafor' }, outcome: 'Seen the same day.' });
  expect(
    await refused(caller, 'escalationAcknowledge', {
      ...again,
      expectedVersion: told.escalation.version,
      outcome: 'No.',
    }),
  ).toMatchObject({ code: 'WRONG_STATE', problems: [{ rule: 'notSettled' }] });
  expect(await refused(kith.as('charity'), 'riskEscalate', escalate)).toMatchObject({ code: 'NOT_ALLOWED' });
});
