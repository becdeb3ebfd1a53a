/** An analyst counts people and reaches none: no type of theirs leads to one, and no row about one exists for them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { Client } from 'pg';
import { settingsOf } from '../../src/platform/policy.js';
import type { Role } from '../../src/platform/viewer.js';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';

const { ofRole, model } = testSchemas();

/** Types whose rows are about a person, or name one. */
const aboutPeople = [...model.all()].filter(({ person, people }) => person !== undefined || people.length > 0);

/** Every type that some path from a root field leads to, through interfaces too. */
function reached(role: Role): Set<string> {
  const schema = ofRole[role];
  const found = new Set<string>();
  const visit = (name: string): void => {
    const type = schema.getType(name);
    if (found.has(name) || !(isObjectType(type) || isInterfaceType(type))) return;
    found.add(name);
    if (isInterfaceType(type)) for (const { name: one } of schema.getPossibleTypes(type)) visit(one);
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name);
  };
  visit('Query');
  return found;
}

describe('the schema', () => {
  test('of an analyst leads to nobody', () => {
    const found = reached('ANALYST');
    expect(found.has('Cohort')).toBe(true);
    expect(aboutPeople.map(({ name }) => name).filter((name) => found.has(name))).toEqual([]);
  });

  test('of those who care leads to people, so the walk would find one', () => {
    const found = reached('LINK_WORKER');
    expect(aboutPeople.length).toBeGreaterThan(30);
    expect(found.has('Person')).toBe(true);
  });
});

describe('the database', () => {
  const tables = aboutPeople.flatMap(({ table }) => (table === undefined ? [] : [table]));
  let graph: TestGraph;
  let client: Client;
  beforeAll(async () => {
    graph = await startGraph();
    client = new Client({ connectionString: (await testDatabase()).appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await graph?.close();
  });

  /** Tables about people that have rows for the persona, as the role of the database that it reads as. */
  async function met(persona: string, role: string): Promise<string[]> {
    const viewer = await graph.house.viewers.of(claimsOf(persona));
    await client.query('begin read only');
    try {
      for (const setting of Object.entries(settingsOf(viewer, NOW)))
        await client.query('select set_config($1, $2, true)', setting);
      await client.query(`set local role ${role}`);
      const found: string[] = [];
      for (const table of tables) {
        const { rows } = await client.query(`select from "${table}" limit 1`);
        if (rows.length > 0) found.push(table);
      }
      return found;
    } finally {
      await client.query('rollback');
    }
  }

  test('has no row about a person for an analyst', async () => {
    expect(await met('analyst', 'kith_analyst')).toEqual([]);
  });

  test('has rows about people for those who care, so that none would be noticed', async () => {
    expect(await met('link-worker', 'kith_link_worker')).toEqual(
      expect.arrayContaining(['person', 'referral', 'plan']),
    );
  });
});
