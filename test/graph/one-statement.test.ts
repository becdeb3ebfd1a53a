/** A read operation is one statement in one round trip, whatever its depth: counted on the wire to PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { Client } from 'pg';
import { freshDatabase, testDatabase } from '../support/database.js';
import { startGraph, type TestGraph } from '../support/kith.js';
import { portalOperations } from '../support/portal-operations.js';
import { END, Wire } from './wire.js';

let wire: Wire;
let graph: TestGraph;

beforeAll(async () => {
  const database = await testDatabase();
  wire = await Wire.before(database.appUrl);
  graph = await startGraph({}, { ...database, appUrl: wire.url });
});
afterAll(async () => {
  await graph.close();
  await wire.close();
});

const asked = [
  ...portalOperations.flatMap(({ name, personas, document, variables }) =>
    personas.map((persona) => [name, persona, print(document), variables] as const),
  ),
  ['three root fields', 'gp', '{ a: people { nodes { id } } b: assets { nodes { id } } viewer { role } }', {}] as const,
  ['a denied root field', 'referrer', '{ plans { nodes { id } } people { nodes { id } } }', {}] as const,
  ['introspection beside it', 'gp', '{ people { nodes { id } } __schema { queryType { name } } }', {}] as const,
  ['everything denied', 'analyst', '{ people { nodes { id } } }', {}] as const,
];

/** What was executed for one answer, the viewer being known already. */
async function executedFor(
  from: TestGraph,
  persona: string,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  await from.answer(persona, '{ viewer { role } }');
  wire.executed.length = 0;
  await from.answer(persona, document, variables);
  return [...wire.executed];
}

describe('one statement', () => {
  test.each(asked)('%s as %s', async (_name, persona, document, variables) => {
    const executed = await executedFor(graph, persona, document, variables);
    expect(executed).toEqual([
      expect.stringMatching(/^select set_config\('kith\.role'/),
      expect.stringMatching(/^select '\{/),
      END,
    ]);
  });

  test('it runs as the viewer’s role; as the reader where reads go without the second lock, but for what needs it', async () => {
    const database = await freshDatabase();
    const locked = await startGraph({}, database);
    const open = await startGraph({ hasRowSecurity: false }, database);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const denied = { code: '42501' };
    const people = '{ people { nodes { id } } }';
    // Its reasons ask tables whose rules the statement does not carry.
    const actions = '{ referrals { nodes { allowedActions { name } } } }';
    try {
      await owner.query('revoke select on person, referral from kith_reader');
      await locked.answer('gp', people);
      await expect(open.answer('gp', people)).rejects.toMatchObject(denied);
      await open.answer('gp', actions);
      await owner.query(
        'grant select on person, referral to kith_reader; revoke select on person, referral from kith_viewer',
      );
      await expect(locked.answer('gp', people)).rejects.toMatchObject(denied);
      await open.answer('gp', people);
      await expect(open.answer('gp', actions)).rejects.toMatchObject(denied);
    } finally {
      await owner.end();
      await locked.close();
      await open.close();
    }
  });

  test('a refusal while planning reaches the database with nothing', async () => {
    await graph.answer('gp', '{ viewer { role } }');
    wire.executed.length = 0;
    await expect(graph.answer('gp', '{ people(first: -1) { nodes { id } } }')).rejects.toThrow();
    expect(wire.executed).toEqual([]);
  });
});

describe('one round trip', () => {
  test.each(asked)('%s as %s', async (_name, persona, document, variables) => {
    await graph.answer(persona, '{ viewer { role } }');
    wire.keepAnswersUntil(END);
    const { data } = await graph.answer(persona, document, variables);
    expect(data).toMatch(/^\{"/);
  });

  test('whoever waits between statements would not get through', async () => {
    const client = new Client({ connectionString: wire.url });
    await client.connect();
    wire.keepAnswersUntil('commit');
    const walk = async () => {
      await client.query('begin');
      await client.query('commit');
      return 'through';
    };
    const waited = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 300));
    const walking = walk();
    expect(await Promise.race([walking, waited])).toBe('still waiting');
    wire.release();
    expect(await walking).toBe('through');
    await client.end();
  });
});

test('statements that are used no more are let go, and prepared again when they are asked for', async () => {
  const asked = (number: number) => graph.answer('gp', `{ viewer { a${number}: role } }`);
  await asked(0);
  wire.letGo.length = 0;
  for (let number = 1; number <= 210; number += 1) await asked(number);
  expect(wire.letGo.length).toBeGreaterThanOrEqual(11);
  expect(new Set(wire.letGo).size).toBe(wire.letGo.length);
  expect(wire.letGo).toContainEqual(expect.stringContaining('"a0"'));
  expect(wire.letGo).not.toContainEqual(expect.stringContaining('"a210"'));
  expect((await asked(0)).data).toBe('{"viewer":{"a0":"GP"}}');
  expect((await asked(210)).data).toBe('{"viewer":{"a210":"GP"}}');
});
