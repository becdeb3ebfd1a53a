/** The traps beside the data: counts, cursors, names and the texts of errors, which tell too. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase } from '../../support/database.js';
import { type Kith, startGraph, startKith, type TestGraph } from '../../support/kith.js';
import { hiddenPerson } from './hidden.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
let kith: Kith;
let graph: TestGraph;
let owner: Client;

beforeAll(async () => {
  const database = await freshDatabase();
  graph = await startGraph({}, database);
  kith = await startKith({}, database);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await kith?.close();
  await graph?.close();
});

describe('what leaks beside the data', () => {
  test('counts and totalCount', async () => {
    const text =
      '{ people(first: 100) { totalCount nodes { connections { totalCount nodes { id } } connectionsByStatus { count } } } }';
    const { people } = JSON.parse((await graph.answer('charity', text)).data);
    const all = await owner.query('select count(*)::int as n from person');
    expect(people.totalCount).toBe(people.nodes.length);
    expect(people.totalCount).toBeLessThan(all.rows[0].n);
    for (const { connections, connectionsByStatus } of people.nodes) {
      const counted = connectionsByStatus.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      expect([connections.totalCount, counted]).toEqual([connections.nodes.length, connections.nodes.length]);
    }
  });

  test('cursors', async () => {
    const text = '{ people(first: 2, orderBy: NAME_ASC) { edges { cursor node { familyName } } } }';
    const [first] = JSON.parse((await graph.answer('gp', text)).data).people.edges;
    const after = `(first: 2, orderBy: NAME_ASC, after: "${first.cursor}") { nodes { id } }`;
    await expect(graph.answer('gp', `{ people${after} }`)).resolves.toMatchObject({ errors: [] });
    // Of another viewer, of another list, and a key the role never sees: none of them is taken, or made.
    await expect(graph.answer('gp-2', `{ people${after} }`)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const elsewhere = `{ people(first: 2, orderBy: BIRTH_DATE_ASC, after: "${first.cursor}") { nodes { id } } }`;
    await expect(graph.answer('gp', elsewhere)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(graph.answer('charity', text)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('error texts', async () => {
    const { id } = await hiddenPerson(owner);
    const told = async (person: string) => {
      const reply = await kith
        .as('charity')
        .run('mutation ($i: ConcernRaiseInput!) { concernRaise(input: $i) { risk { id } } }', {
          i: { person: `person_${person}`, kind: 'SAFEGUARDING_ADULT', description: 'A worry.' },
        });
      const { requestId: _, ...extensions } = reply.errors[0]?.extensions ?? {};
      return JSON.stringify([reply.status, reply.errors[0]?.message, extensions]).replaceAll(person, '…');
    };
    expect(await told(id)).toContain('NOT_FOUND');
    expect(await told(id)).toBe(await told(NOBODY));
  });

  test('__typename', async () => {
    const { id } = await hiddenPerson(owner);
    const ask = async (person: string) =>
      (
        await kith
          .as('charity')
          .run(`{ node(id: "person_${person}") { __typename } nodes(ids: ["person_${person}"]) { __typename } }`)
      ).text;
    expect(JSON.parse(await ask(id)).data).toEqual({ node: null, nodes: [null] });
    expect(await ask(id)).toBe(await ask(NOBODY));
  });

  async function refusedWithoutAHint(text: string, variables: Record<string, unknown> = {}): Promise<void> {
    const { status, errors, text: said } = await kith.as('charity').run(text, variables);
    expect([status, errors[0]?.extensions?.code]).toEqual([400, 'INVALID_INPUT']);
    expect(said).not.toMatch(/did you mean|nhsNumber|NAME_ASC|BIRTH_DATE|where|9990000018/i);
  }

  test('"did you mean" suggestions', async () => {
    await refusedWithoutAHint('{ people { nodes { nhsNumbr } } }');
    await refusedWithoutAHint('{ people(wher: {}) { totalCount } }');
    await refusedWithoutAHint('{ people(orderBy: NAME) { totalCount } }');
    await refusedWithoutAHint('{ node(id: "x") { ... on Persn { id } } }');
  });

  test('variable-coercion errors', async () => {
    await refusedWithoutAHint('query ($o: PersonOrder) { people(orderBy: $o) { totalCount } }', { o: 'NAME' });
    await refusedWithoutAHint('query ($w: PersonWhere) { people(where: $w) { totalCount } }', {
      w: { name: 9990000018 },
    });
    await refusedWithoutAHint('query ($w: PersonInput) { viewer { role } }', { w: {} });
  });
});
