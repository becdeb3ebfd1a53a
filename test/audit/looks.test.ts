/** What each kind of operation leaves behind: who, for whom, when, what for, whom it was about, and what became of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { claimsOf, NOW } from '../support/kith.js';
import { send } from '../support/mutate.js';
import { waitingReferrals } from '../support/waiting-referrals.js';
import { type Event, Trail } from './trail.js';

const dot = `person_${DEMO_PERSON.id}`;

let trail: Trail;

beforeAll(async () => {
  trail = await Trail.open();
});
afterAll(() => trail.close());

/** Asks, and gives the only event that is left. */
async function look(who: string, text: string, variables = {}, headers = {}): Promise<Event> {
  await trail.news();
  const reply = await trail.kith.as(who).run(text, variables, headers);
  const [event, ...others] = await trail.news();
  expect(others).toEqual([]);
  if (!event) throw new Error(`Nothing was written down of ${reply.text}`);
  return event;
}

async function leavesNothing(who: string, text: string): Promise<void> {
  await trail.news();
  const { errors } = await trail.kith.as(who).run(text);
  expect(errors).toEqual([]);
  expect(await trail.news()).toEqual([]);
}

test('a look at a person says all there is to say of it', async () => {
  const text = 'query Card($id: ID!) { person(id: $id) { givenName phone } }';
  const event = await look('gp', text, { id: dot }, { 'x-purpose': 'Direct care' });
  const { member, organisation } = claimsOf('gp');
  expect(event).toEqual({
    id: expect.any(String),
    member,
    organisation,
    role: 'GP',
    operation: 'Card',
    purpose: 'Direct care',
    coordinates: ['Query.person', 'Person.givenName', 'Person.phone'],
    kinds: ['CONTACT', 'EXISTENCE', 'IDENTITY'],
    outcome: 'ANSWERED',
    request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    at: NOW,
    persons: [DEMO_PERSON.id],
  });
});

test('the request’s id is that of the answer', async () => {
  const { member } = claimsOf('gp');
  const response = await fetch(trail.kith.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await trail.kith.token(claimsOf('gp'))}` },
    body: JSON.stringify({ query: `{ person(id: "${dot}") { id } }` }),
  });
  expect(await trail.news()).toMatchObject([{ member, request: response.headers.get('x-request-id') }]);
});

describe('leaves one event', () => {
  test.each<[string, string, string, object]>([
    [
      'a search without a hit',
      'gp',
      '{ personByNhsNumber(nhsNumber: "9999999905") { givenName } }',
      { persons: [], outcome: 'ANSWERED', kinds: ['EXISTENCE', 'IDENTITY'] },
    ],
    [
      'an unknown id',
      'gp',
      '{ person(id: "person_00000000-0000-4000-8000-000000000000") { id } }',
      { persons: [], outcome: 'ANSWERED' },
    ],
    [
      'a person who exists for others only',
      'referrer',
      `{ person(id: "${dot}") { givenName } }`,
      { persons: [], outcome: 'ANSWERED' },
    ],
    ['a count of people', 'gp', '{ people { totalCount } }', { persons: [], kinds: ['EXISTENCE'] }],
    [
      'a closed door',
      'charity',
      '{ plans { nodes { id } } }',
      { persons: [], kinds: [], coordinates: ['Query.plans'], outcome: 'REFUSED' },
    ],
    [
      'a closed door beside an open one',
      'charity',
      '{ plans { nodes { id } } assets(first: 1) { nodes { name } } }',
      { outcome: 'REFUSED', coordinates: ['Query.assets', 'Asset.name', 'Query.plans'], kinds: [] },
    ],
    [
      'pages that multiply beyond bounds',
      'gp',
      '{ people(first: 100) { nodes { connections(first: 100) { nodes { followUps(first: 100) { nodes { id } } } } } } }',
      { persons: [], outcome: 'REFUSED', coordinates: ['Query.people'] },
    ],
    [
      'a field that may not be sorted by',
      'charity',
      '{ ...A } fragment A on Query { people(orderBy: NAME_ASC) { nodes { id } } }',
      { outcome: 'REFUSED', coordinates: ['Query.people'] },
    ],
    [
      'an explanation',
      'gp',
      `{ explainAccess(id: "${dot}") { type } }`,
      { persons: [DEMO_PERSON.id], kinds: ['ACCESS'], coordinates: ['Query.explainAccess'] },
    ],
    [
      'a document beyond bounds',
      'gp',
      `{ ${Array.from({ length: 21 }, (_, index) => `a${index}: viewer { role }`).join(' ')} }`,
      { outcome: 'REFUSED', coordinates: [], persons: [] },
    ],
    ['what cannot be read', 'gp', '{ people { ', { outcome: 'REFUSED', coordinates: [] }],
    ['what is not in the schema', 'gp', '{ people { secrets } }', { outcome: 'REFUSED', coordinates: [] }],
    ['a bad argument', 'gp', '{ person(id: "nobody") { id } }', { outcome: 'REFUSED', coordinates: ['Query.person'] }],
    [
      'who works with a suspicion',
      'team-lead',
      '{ suspectedDuplicates(first: 1) { nodes { reason } } }',
      { kinds: ['RECORD_KEEPING'] },
    ],
  ])('%s', async (_what, who, text, expected) => {
    expect(await look(who, text)).toMatchObject({ role: claimsOf(who).role, ...expected });
  });
});

test('a suspicion is about both', async () => {
  const { rows } = await trail.owner.query(
    `select s.id, s.newer_id, s.older_id from suspected_duplicate s join care_relationship r on r.person_id = s.newer_id
     where r.kind = 'TEAM' and r.party in (select scheme_id from member_scheme where member_id = $1) and r.until > $2
       and r.stage <> 'PAST' limit 1`,
    [claimsOf('team-lead').member, NOW],
  );
  const [{ id, newer_id, older_id }] = rows;
  const event = await look('team-lead', `{ node(id: "suspected_duplicate_${id}") { id } }`);
  expect(event.persons).toEqual([newer_id, older_id].sort());
});

describe('leaves none', () => {
  test.each([
    ['the directory of assets', '{ assets(first: 3) { nodes { name categories { name } } } }'],
    ['organisations', '{ organisations(first: 3) { nodes { name } } }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['whoever asks', '{ viewer { role } }'],
  ])('%s', (_what, text) => leavesNothing('link-worker', text));
});

test('a member who is suspended is nobody, and leaves nothing here', async () => {
  await trail.owner.query('update member set active = false, version = version + 1 where id = $1', [
    claimsOf('gp-2').member,
  ]);
  await trail.news();
  const { status } = await trail.kith.as('gp-2').run(`{ person(id: "${dot}") { id } }`);
  expect(status).toBe(401);
  expect(await trail.news()).toEqual([]);
});

test('a bad token leaves nothing here: nobody knows whose it is', async () => {
  await trail.news();
  const response = await fetch(trail.kith.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' },
    body: JSON.stringify({ query: '{ people { totalCount } }' }),
  });
  expect(response.status).toBe(401);
  expect(await trail.news()).toEqual([]);
});

test.each([
  ['', 'empty'],
  ['é', 'not ASCII'],
  ['x'.repeat(501), 'too long'],
])('a purpose that is refused: %#', async (purpose) => {
  await trail.news();
  const { status, errors } = await trail.kith.as('gp').run('{ people { totalCount } }', {}, { 'x-purpose': purpose });
  expect([status, errors[0]?.extensions?.code]).toEqual([400, 'INVALID_INPUT']);
  expect(await trail.news()).toEqual([]);
});

describe('a mutation', () => {
  const purpose = { 'x-purpose': 'Triage' };
  const document = `mutation Receive($input: ReferralStepInput!) { referralReceive(input: $input) { referral { reason } } }`;

  test('leaves what it changed, in its own transaction, and what its payload showed', async () => {
    const lead = trail.kith.as('team-lead');
    const [referral] = await waitingReferrals(trail.owner, lead);
    const { rows } = await trail.owner.query('select person_id from referral where id = $1', [
      referral?.id.slice('referral_'.length),
    ]);
    await trail.news();
    const input = { id: referral?.id, expectedVersion: referral?.version };
    const reply = await lead.run(document, { input }, purpose);
    expect(reply.errors).toEqual([]);
    const persons = [rows[0].person_id];
    expect(await trail.news()).toMatchObject([
      {
        outcome: 'CHANGED',
        operation: 'Receive',
        purpose: 'Triage',
        coordinates: ['Mutation.referralReceive'],
        kinds: ['REFERRALS'],
        persons,
      },
      {
        outcome: 'ANSWERED',
        operation: 'Receive',
        purpose: 'Triage',
        coordinates: ['Query.node', 'Referral.reason'],
        kinds: ['REFERRALS'],
        persons,
      },
    ]);
    // Sent again, it is refused as out of date, which tells that somebody was there and has changed.
    await lead.run(document, { input }, purpose);
    expect(await trail.news()).toMatchObject([
      { outcome: 'REFUSED', coordinates: ['Mutation.referralReceive'], kinds: ['EXISTENCE'], persons },
    ]);
  });

  test('that is refused leaves that it was', async () => {
    await trail.news();
    await send(trail.kith.as('charity'), 'planComplete', {
      id: 'plan_00000000-0000-4000-8000-000000000000',
      expectedVersion: 1,
    });
    expect((await trail.news()).map(({ outcome }) => outcome)).toEqual(['REFUSED']);
  });
});
