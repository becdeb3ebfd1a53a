/** The state machines of plans, goals, actions and connections, and that the database keeps to the same ends. */
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ConnectionStatus, connectionStates } from '../../src/connection/connection.states.js';
import { actionStates, goalStates } from '../../src/plan/goal.states.js';
import { planStates } from '../../src/plan/plan.states.js';
import type { States } from '../../src/platform/states.js';
import { testDatabase } from '../support/database.js';

const machines: [string, States<string>, string[]][] = [
  ['plan', planStates, ['DRAFT']],
  ['goal', goalStates, ['PROPOSED']],
  ['action', actionStates, ['PLANNED']],
  ['connection', connectionStates, ['PROPOSED', 'GIVEN']],
];

test.each(machines)('of a %s the ends lead nowhere and all else leads on', (_name, { next, ends }) => {
  const stuck = Object.keys(next).filter((state) => next[state]?.length === 0);
  expect(stuck.sort()).toEqual([...ends].sort());
});

test.each(machines)('of a %s every state can be reached from where it begins', (_name, { next }, begins) => {
  const reached = new Set(begins);
  for (const state of reached) for (const following of next[state] ?? []) reached.add(following);
  expect([...reached].sort()).toEqual(Object.keys(next).sort());
});

test('a signpost and a supported connection never turn into each other', () => {
  const signpost = ['GIVEN', 'TRIED', 'NOT_TRIED', 'UNKNOWN'];
  for (const [from, following] of Object.entries(connectionStates.next)) {
    for (const to of following) expect(signpost.includes(to)).toBe(signpost.includes(from));
  }
});

test('nothing is sent before the person has consented', () => {
  const beforeSent = Object.entries(connectionStates.next).filter(([, next]) => next.includes(ConnectionStatus.SENT));
  expect(beforeSent.map(([from]) => from)).toEqual(['CONSENTED']);
});

test.each([
  ['connection_ended_check', connectionStates.ends],
  ['plan_ended_check', planStates.ends],
])('%s in the database names the same ends', async (name, ends) => {
  const client = new Client({ connectionString: (await testDatabase()).ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1',
      [name],
    );
    const named = [...String(rows[0]?.text).matchAll(/'([A-Z_]+)'/g)].map(([, state]) => state);
    expect(named.sort()).toEqual([...ends].sort());
  } finally {
    await client.end();
  }
});
