/** The traps of answering: what passes resolvers by, what is asked too late, and what an ORM or a loader lets through. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, isScalarType, parse } from 'graphql';
import { Client } from 'pg';
import { openDoors } from '../../../src/access/doors.js';
import { Person } from '../../../src/person/person.entity.js';
import { settingsOf } from '../../../src/platform/policy.js';
import { freshDatabase } from '../../support/database.js';
import { fingerprint } from '../../support/fingerprint.js';
import { claimsOf, type Kith, NOW, startGraph, startKith, type TestGraph } from '../../support/kith.js';
import { rebuilt } from '../rebuilt.js';
import { hiddenPerson } from './hidden.js';

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

describe('doors', () => {
  test('compiled operations bypass resolvers', async () => {
    const asked: string[] = [];
    const open = openDoors(graph.house.schemas.full);
    for (const isAlwaysExecuted of [false, true]) {
      const counting = await rebuilt(graph.house, {
        isAlwaysExecuted,
        door: (viewer, field, type) => {
          asked.push(field);
          return open(viewer, field, type);
        },
      });
      const text = '{ people(first: 50) { nodes { id connections { nodes { id } } } } mine: plans { totalCount } }';
      const document = parse(text);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('There is no operation.');
      const viewer = await graph.house.viewers.of(claimsOf('charity'));
      const answered = await counting.answer(viewer, { document, operation, hash: text, variables: {}, now: NOW });
      // Asked once for each root field, under any alias, and not again for any row or field below.
      expect(asked.splice(0)).toEqual(['people', 'plans']);
      expect(answered.errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['mine'], 'NOT_ALLOWED'],
      ]);
      expect(JSON.parse(answered.data).mine).toBeNull();
    }
  });

  test('input types and interfaces are silently ignored', async () => {
    const { id } = await hiddenPerson(owner);
    // An interface is answered by the rules of the row behind it.
    const said = await kith.as('charity').run(`{ node(id: "person_${id}") { id ... on Person { nhsNumber } } }`);
    expect(said.data).toEqual({ node: null });
    // A member of an input is refused to a role that may not give it.
    const { rows } = await owner.query('select id from person where id = $1', [id]);
    const reply = await kith
      .as('gp')
      .run('mutation ($input: PersonUpdateInput!) { personUpdate(input: $input) { person { id } } }', {
        input: { id: `person_${rows[0].id}`, expectedVersion: 1, nhsNumberStatus: 'VERIFIED' },
      });
    expect(reply.errors[0]?.extensions).toMatchObject({
      code: 'NOT_ALLOWED',
      problems: [{ path: ['input', 'nhsNumberStatus'] }],
    });
  });

  test('a denied payload is denied after the side effect', async () => {
    const before = await fingerprint(owner);
    const input = { givenName: 'Annwen', familyName: 'Quillfeather', birthDate: '1961-05-04' };
    // The payload asks for an order by what a charity never reads: refused, and nobody was registered.
    const reply = await kith.as('charity').run(
      `mutation ($input: PersonRegisterInput!) { personRegister(input: $input) { person { connections { nodes {
        person { id } asset { organisation { members(where: { active: true }) { nodes { id } } } } } } } } }`,
      { input },
    );
    expect(reply.errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
    expect(await fingerprint(owner)).toEqual(before);
  });
});

describe('failures', () => {
  let broken: Kith;
  beforeAll(async () => {
    broken = await startKith({}, await freshDatabase());
    const breaker = new Client({ connectionString: broken.database.ownerUrl });
    await breaker.connect();
    await breaker.query('alter table plan rename to plan_of_old');
    await breaker.end();
  });
  afterAll(() => broken?.close());

  test('a failing database reads as "Not Authorised!", or its raw message leaks', async () => {
    const { status, errors, data, text } = await broken.as('gp').run('{ plans { nodes { id } } }');
    expect([status, errors[0]?.extensions?.code, data]).toEqual([500, 'INTERNAL', undefined]);
    expect(text).not.toMatch(/plan_of_old|relation|does not exist|Authoris/);
  });
});

describe('the ORM', () => {
  test('MikroORM filters do not reach QueryBuilder or raw SQL', async () => {
    const { em } = graph.house.orm;
    const viewer = await graph.house.viewers.of(claimsOf('charity'));
    const { data } = await graph.answer('charity', '{ people { totalCount } }');
    const { totalCount } = JSON.parse(data).people;
    const own = em.fork();
    const variables = settingsOf(viewer, NOW);
    await own.transactional(
      async (within) => {
        // Rows are the database's business, so every way of the ORM finds the same.
        expect(await within.count(Person, {})).toBe(totalCount);
        expect(await within.find(Person, {}, { filters: false })).toHaveLength(totalCount);
        expect(await (within as typeof em).createQueryBuilder(Person).getCount()).toBe(totalCount);
        expect(await (within as typeof em).execute('select count(*)::int as n from person')).toEqual([
          { n: totalCount },
        ]);
      },
      { sessionContext: { role: 'kith_charity', variables } } as never,
    );
    expect(
      [...graph.house.orm.getMetadata().getAll().values()].flatMap(({ filters }) => Object.keys(filters ?? {})),
    ).toEqual([]);
  });

  test('an object such as {"$ne": …} from a JSON scalar matches everything', async () => {
    const objects = [{ $ne: null }, { $like: '%' }, [{ $ne: null }]];
    const scalars = Object.values(graph.house.schemas.full.getTypeMap()).filter(isScalarType);
    expect(scalars.length).toBeGreaterThan(5);
    for (const scalar of scalars) for (const given of objects) expect(() => scalar.parseValue(given)).toThrow();
    for (const $ne of objects) {
      const read = await kith.as('gp').run('query ($id: ID!) { person(id: $id) { id } }', { id: $ne });
      const found = await kith
        .as('gp')
        .run('query ($w: PersonWhere) { people(where: $w) { totalCount } }', { w: { name: $ne } });
      const done = await kith
        .as('gp')
        .run('mutation ($i: PersonUpdateInput!) { personUpdate(input: $i) { person { id } } }', {
          i: { id: $ne, expectedVersion: 1 },
        });
      for (const { errors, data } of [read, found, done])
        expect([errors[0]?.extensions?.code, data]).toEqual(['INVALID_INPUT', undefined]);
    }
  });

  test('a loader or identity map lives for one request and one viewer', async () => {
    const sessions = '{ assets(first: 100) { nodes { id nextSessions(first: 3) { date startsAt } } } }';
    const people = '{ people(first: 100) { nodes { id givenName nhsNumber } } }';
    const ask = (who: string, text: string, days: number) =>
      graph.answer(who, text, {}, new Date(NOW.getTime() + days * 86_400_000)).then(({ data }) => data);
    const all = ['gp', 'charity', 'team-lead'].flatMap((who) =>
      [0, 40].flatMap((days) => [() => ask(who, sessions, days), () => ask(who, people, days)]),
    );
    const alone: string[] = [];
    for (const one of all) alone.push(await one());
    expect(await Promise.all(all.map((one) => one()))).toEqual(alone);
    // They do differ: one loader for all would be seen.
    expect(new Set(alone).size).toBeGreaterThan(6);
  });
});
