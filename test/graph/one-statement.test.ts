/** A read operation is one statement in one round trip, whatever its depth: counted on the wire to PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { Client } from 'pg';
import { testDatabase } from '../support/database.js';
import { startGraph, type TestGraph } from '../support/kith.js';
import { portalOperations } from '../support/portal-operations.js';
import { Wire } from './wire.js';

let wire: Wire;
let graph: TestGraph;
let unlocked: TestGraph;

beforeAll(async () => {
  const database = await testDatabase();
  wire = await Wire.before(database.appUrl);
  graph = await startGraph({}, { ...database, appUrl: wire.url });
  unlocked = await startGraph({ hasRowSecurity: false }, { ...database, appUrl: wire.url });
});
afterAll(async () => {
  await graph.close();
  await unlocked.close();
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
      'begin read only',
      expect.stringMatching(/^select set_config\('kith\.role'/),
      expect.stringMatching(/^select '\{/),
      'commit',
    ]);
  });

  test('without row security, the reader’s role is entered beside it', async () => {
    const executed = await executedFor(unlocked, 'gp', '{ people { nodes { id plans { nodes { id } } } } }', {});
    expect(executed).toHaveLength(5);
    expect(executed[2]).toBe('set local role kith_reader');
    expect(executed[3]).toMatch(/^select '\{/);
  });

  test('what asks tables whose rules the statement does not carry stays under row security all the same', async () => {
    const executed = await executedFor(unlocked, 'gp', '{ referrals { nodes { allowedActions { name } } } }', {});
    expect(executed).toHaveLength(4);
    expect(executed).not.toContain('set local role kith_reader');
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
    wire.keepAnswersUntil('commit');
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
