/** Withheld is not missing: a row names the fields that access leaves null, all of them, and says nothing of what they hold. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { policy, sliceTable } from '../../src/access/policy.js';
import { ROLES } from '../../src/platform/viewer.js';
import { claimsOf, startGraph, type TestGraph } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';
import { type Attacked, attacked } from './attacked.js';

interface Told {
  readonly field: string;
  readonly reason: string;
  readonly says: string;
}

const PERSONAS = ['gp', 'gp-2', 'link-worker', 'team-lead', 'charity', 'charity-2', 'referrer', 'integrator'];
const { full, ofRole, model } = testSchemas();
const conditional = [...sliceTable].flatMap(([type, { fields }]) => {
  const names = [...fields].flatMap(([name, { read }]) =>
    ROLES.some((role) => typeof read[role] === 'object') ? [name] : [],
  );
  return names.length > 0 ? [{ type, names, table: model.type(type).table as string }] : [];
});

let kith: Attacked;
let graph: TestGraph;
beforeAll(async () => {
  kith = await attacked();
  graph = await startGraph();
}, 60_000);
afterAll(async () => {
  await graph?.close();
  await kith?.close();
});

function select(type: string, field: string): string {
  const object = full.getType(type);
  const found = isObjectType(object) ? object.getFields()[field] : undefined;
  if (!found) throw new Error(`${type}.${field} is not in the schema.`);
  return isLeafType(getNamedType(found.type)) ? field : `${field} { __typename }`;
}

/** Rows of the type that exist for somebody, each with what is told of it and its conditional fields. */
async function rowsOf(who: string, { type, table, names }: (typeof conditional)[number]) {
  const ids = (await kith.rows(`select '${table}_' || id as id from "${table}" order by id limit 100`)).map(
    ({ id }) => id,
  );
  const selected = names.map((name) => select(type, name)).join(' ');
  const { data } = await kith.ask(
    who,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id withheld { field reason says } ${selected} } } }`,
    { ids },
  );
  const { nodes } = data as unknown as { nodes: (Record<string, unknown> & { id: string; withheld: Told[] })[] };
  return nodes.filter((row) => row !== null);
}

test('it stands on the types of which some role reads a field of some rows, and on no other', () => {
  const types = Object.values(full.getTypeMap()).flatMap((type) =>
    isObjectType(type) && type.getFields().withheld ? [type.name] : [],
  );
  expect(types.sort()).toEqual(conditional.map(({ type }) => type).sort());
  expect(types.length).toBeGreaterThanOrEqual(6);
});

describe('what is named is null, and of what is not named nothing is held back', () => {
  const met = new Set<string>();
  test.each(PERSONAS)('%s', async (who) => {
    const { role } = claimsOf(who);
    for (const of of conditional) {
      const dependent = of.names.filter((name) => typeof policy.field(role, of.type, name) === 'object');
      for (const row of await rowsOf(who, of)) {
        const named = row.withheld.map(({ field }) => field);
        expect(dependent).toEqual(expect.arrayContaining(named));
        expect(new Set(named).size).toBe(named.length);
        for (const { field, reason, says } of row.withheld) {
          expect([of.type, row.id, field, row[field]]).toEqual([of.type, row.id, field, null]);
          expect(policy.field(role, of.type, field)).toMatchObject({ reason, says });
          met.add(reason);
        }
      }
    }
  });

  test('for every reason that a field of today’s schema can have', () => {
    expect([...met].sort()).toEqual(['CONSENT', 'ROLE', 'STAGE']);
  });

  test('and a charity reads every value of a person that is there and not named', async () => {
    const columns = { givenName: 'given_name', phone: 'phone', email: 'email', birthDate: 'birth_date' };
    const stored = new Map(
      (await kith.rows(`select 'person_' || id as id, given_name, phone, email, birth_date::text from person`)).map(
        (row) => [row.id, row],
      ),
    );
    const people = conditional.find(({ type }) => type === 'Person');
    let compared = 0;
    for (const row of await rowsOf('charity', people as (typeof conditional)[number])) {
      for (const [field, column] of Object.entries(columns)) {
        const isNamed = row.withheld.some((told) => told.field === field);
        expect([row.id, field, row[field]]).toEqual([row.id, field, isNamed ? null : stored.get(row.id)?.[column]]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });
});

test('it does not tell what is there: an empty field is named like a full one', async () => {
  const ask = async (id: unknown) =>
    (await kith.ask('charity', 'query ($id: ID!) { person(id: $id) { withheld { field reason says } } }', { id })).text;
  const { data } = await kith.ask('charity', '{ people(first: 100) { nodes { id withheld { field } } } }');
  const { people } = data as unknown as { people: { nodes: { id: string; withheld: Told[] }[] } };
  const found = people.nodes.find(({ withheld }) => withheld.some(({ field }) => field === 'phone'));
  const id = found?.id as string;
  const before = await ask(id);
  expect(before).toContain('phone');
  await kith.rows('update person set phone = null, email = null where id = $1', id.slice('person_'.length));
  expect(await ask(id)).toBe(before);
  await kith.rows(`update person set phone = '01632 960001' where id = $1`, id.slice('person_'.length));
  expect(await ask(id)).toBe(before);
});

test('a past team is told that the stage withholds all but the outline', async () => {
  const { id } = await kith.row(
    `select 'person_' || r.person_id as id from care_relationship r, viewer_of($1) v where r.party = any(v.parties)
       and r.kind = 'TEAM' and r.stage = 'PAST' and r.since <= $now and r.until > $now and not exists (
         select from care_relationship o where o.person_id = r.person_id and o.party = r.party and o.stage <> 'PAST'
           and o.since <= $now and o.until > $now) order by 1 limit 1`,
    claimsOf('team-lead').member,
  );
  const { data } = await kith.ask(
    'team-lead',
    'query ($id: ID!) { person(id: $id) { familyName address { city } withheld { field reason } } }',
    { id },
  );
  const { person } = data as unknown as { person: { familyName: string; address: null; withheld: Told[] } };
  expect(person.familyName).toEqual(expect.any(String));
  expect(person.address).toBeNull();
  expect(person.withheld).toContainEqual({ field: 'address', reason: 'STAGE' });
  expect(person.withheld.map(({ field }) => field)).not.toContain('familyName');
});

test('no field is named that the schema of the role does not have', async () => {
  for (const who of PERSONAS) {
    for (const of of conditional) {
      const type = ofRole[claimsOf(who).role].getType(of.type);
      const known = isObjectType(type) ? Object.keys(type.getFields()) : [];
      for (const { withheld } of await rowsOf(who, of))
        expect(known).toEqual(expect.arrayContaining(withheld.map(({ field }) => field)));
    }
  }
});
