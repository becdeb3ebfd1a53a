/** What is derived of follow-ups and of what exists: their state today, the next one, and the phase of a referral. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Claims } from '../../src/platform/viewer.js';
import { freshDatabase } from '../support/database.js';
import { startGraph, type TestGraph } from '../support/kith.js';

const id = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const member: Claims = { member: id(1), organisation: id(2), role: 'GP' };
const [person, referral, plan, asset, connection] = [id(3), id(4), id(5), id(6), id(7)];

let graph: TestGraph;
let client: Client;

/** The tests live at noon of 2 March 2026. */
const followUps: [string, string][] = [
  [`due_on => '2026-03-01'`, 'OVERDUE'],
  [`due_on => '2026-03-02'`, 'DUE'],
  [`due_on => '2026-03-09'`, 'DUE'],
  [`due_on => '2026-02-01', occurred_at => '2026-02-03', reached => true`, 'REACHED'],
  [`occurred_at => '2026-02-04', reached => true`, 'REACHED'],
  [`due_on => '2026-02-05', occurred_at => '2026-02-05', reached => false, next_due_on => '2026-03-09'`, 'NOT_REACHED'],
  [`due_on => '2026-02-06', cancelled_at => '2026-02-01'`, 'CANCELLED'],
];

beforeAll(async () => {
  const database = await freshDatabase();
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    insert into organisation (id, name, kind) values ('${id(2)}', 'Moor Lane Surgery', 'GP_PRACTICE');
    insert into member (id, name, organisation_id, role) values ('${id(1)}', 'Sam Reed', '${id(2)}', 'GP');
    insert into scheme (id, name, kind, provider_id) values ('${id(8)}', 'Link workers', 'GENERAL', '${id(2)}');
    insert into asset (id, name, organisation_id) values ('${asset}', 'Garden club', '${id(2)}');
    insert into person (id, given_name, family_name, birth_date) values ('${person}', 'Ann', 'Smith', '1950-02-28');
    insert into care_relationship (id, person_id, party, kind, since)
      values ('${id(9)}', '${person}', '${id(2)}', 'REGISTERED', '2020-01-01');
    insert into referral (id, person_id, reference, scheme_id, source, method, reason, status, submitted_at, engaged_at)
      values ('${referral}', '${person}', 'Z9Z-2QX', '${id(8)}', 'SELF', 'SELF_REFERRAL', 'Company', 'ENGAGED',
        '2026-01-01', '2026-01-10')`);
  graph = await startGraph({}, database);
});

afterAll(async () => {
  await graph.close();
  await client.end();
});

// biome-ignore lint/suspicious/noExplicitAny: each test asks for another shape, and says which it expects.
async function ask(query: string): Promise<Record<string, any>> {
  const { data, errors } = await graph.answer(member, query);
  expect(errors).toEqual([]);
  return JSON.parse(data);
}

async function phase(): Promise<string | null> {
  return (await ask(`{ referral(id: "referral_${referral}") { phase } }`)).referral.phase;
}

test('the phase follows from what exists, one step at a time', async () => {
  expect(await phase()).toBeNull();
  await client.query(
    `insert into conversation (id, person_id, referral_id, occurred_at, channel)
     values ('${id(10)}', '${person}', '${referral}', '2026-01-10', 'FACE_TO_FACE')`,
  );
  expect(await phase()).toBe('TALKING');
  await client.query(`insert into plan (id, person_id, referral_id) values ('${plan}', '${person}', '${referral}')`);
  expect(await phase()).toBe('PLANNING');
  await client.query(
    `insert into connection (id, person_id, plan_id, referral_id, asset_id, organisation_id, kind, status)
     values ('${connection}', '${person}', '${plan}', '${referral}', '${asset}', '${id(2)}', 'SUPPORTED', 'PROPOSED')`,
  );
  expect(await phase()).toBe('PLANNING');
  await client.query(
    `update connection set status = 'INTRODUCED', shared_agreed_at = '2026-01-12' where id = '${connection}'`,
  );
  expect(await phase()).toBe('CONNECTED');
  for (const [index, [values]] of followUps.entries()) {
    const pairs = values.split(', ').map((pair) => pair.split(' => '));
    await client.query(
      `insert into follow_up (id, person_id, plan_id, connection_id, organisation_id, ${pairs.map(([column]) => column).join(', ')})
       values ('${id(100 + index)}', '${person}', '${plan}', '${connection}', '${id(2)}', ${pairs.map(([, value]) => value).join(', ')})`,
    );
  }
  expect(await phase()).toBe('REVIEWING');
  await client.query(
    `update referral set status = 'CLOSED', ended_at = '2026-03-01', outcome = 'GOALS_MET' where id = '${referral}'`,
  );
  expect(await phase()).toBeNull();
});

test.each(followUps.map(([values, state], index) => ({ values, state, index })))(
  'a follow-up with $values is $state',
  async ({ state, index }) => {
    const { followUp } = await ask(`{ followUp(id: "follow_up_${id(100 + index)}") { state isOverdue } }`);
    expect(followUp).toEqual({ state, isOverdue: state === 'OVERDUE' });
  },
);

test('each state is found by its filter, and done, open and overdue by theirs', async () => {
  const count = async (where: string) =>
    (await ask(`{ person(id: "person_${person}") { followUps(where: { ${where} }) { totalCount } } }`)).person.followUps
      .totalCount;
  expect(await count('state: [OVERDUE, DUE]')).toBe(3);
  expect(await count('state: [NOT_REACHED]')).toBe(1);
  expect(await count('open: true')).toBe(3);
  expect(await count('open: false')).toBe(4);
  expect(await count('overdue: true')).toBe(1);
  expect(await count('overdue: false')).toBe(6);
  expect(await count('reached: true')).toBe(2);
  expect(await count('reached: false')).toBe(1);
  expect(await count('dueAfter: "2026-02-28", dueBefore: "2026-03-09"')).toBe(2);
});

test('the next follow-up is the earliest still to be done, from the person and from the connection', async () => {
  const { person: found } = await ask(`{ person(id: "person_${person}") {
    nextFollowUp { dueOn state } connections { nodes { nextFollowUp { dueOn } plan { id } } }
    connectionsByStatus { status count } } }`);
  expect(found).toEqual({
    nextFollowUp: { dueOn: '2026-03-01', state: 'OVERDUE' },
    connections: { nodes: [{ nextFollowUp: { dueOn: '2026-03-01' }, plan: { id: `plan_${plan}` } }] },
    connectionsByStatus: [{ status: 'INTRODUCED', count: 1 }],
  });
});
