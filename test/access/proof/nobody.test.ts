/** Whoever is unknown, or was suspended, is told the same whatever is asked: every path, and every mutation. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLObjectType, type GraphQLSchema, getNamedType, isInterfaceType } from 'graphql';
import { Client } from 'pg';
import { freshDatabase } from '../../support/database.js';
import { fingerprint } from '../../support/fingerprint.js';
import { claimsOf, type Kith, startKith } from '../../support/kith.js';
import { Paths } from './paths.js';
import { FULL } from './size.js';

/** How many fields deep; the whole is longer than a body may be, so it goes in parts. */
const DEPTH = FULL ? 4 : 3;

let kith: Kith;
let owner: Client;
let schema: GraphQLSchema;
let operations: readonly string[];

beforeAll(async () => {
  const database = await freshDatabase();
  schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  operations = [...queries(), ...mutations()];
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  kith = await startKith({}, database);
});

afterAll(async () => {
  await owner?.end();
  await kith?.close();
});

const MADE_UP = '00000000-0000-4000-8000-000000000000';

/** Every path from every root field. */
function queries(): readonly string[] {
  const paths = new Paths(schema, 1, false);
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
    const target = getNamedType(root.type);
    const types = isInterfaceType(target) ? schema.getPossibleTypes(target) : [target];
    const must = root.args.filter(({ type }) => String(type).endsWith('!'));
    const given = must.map(({ name, type }) => {
      const value = name === 'nhsNumber' ? '"9990000018"' : `"person_${MADE_UP}"`;
      return `${name}: ${String(type).startsWith('[') ? `[${value}]` : value}`;
    });
    const head = `${root.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    return types.flatMap((type) => {
      if (!(type instanceof GraphQLObjectType)) throw new Error(`${root.name} leads to no object.`);
      return paths.below(type, DEPTH - 1).map(({ text }) => {
        return `{ ${head} ${type === target ? text : `{ ... on ${type.name} ${text} }`} }`;
      });
    });
  });
}

function mutations(): readonly string[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(
    ({ name, args: [input] }) => `mutation ($input: ${input?.type}) { ${name}(input: $input) { __typename } }`,
  );
}

/** All the different answers, each as status and text, to every operation. */
async function answers(authorization: string | undefined): Promise<readonly string[]> {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  const found = new Set<string>();
  for (const query of operations) {
    const body = JSON.stringify({ query, variables: { input: {} } });
    const response = await fetch(kith.url, { method: 'POST', headers, body });
    found.add(`${response.status} ${await response.text()}`);
  }
  return [...found];
}

describe('one answer, in every byte', () => {
  test('to whoever has no token, or one that is not good', async () => {
    expect(operations.length).toBeGreaterThan(200);
    const told = await answers(undefined);
    expect(told).toEqual([expect.stringMatching(/^401 \{"errors":\[/)]);
    expect(await answers('Bearer not.a.token')).toEqual(told);
  });

  test('to a member who was suspended, in each role', async () => {
    const before = await fingerprint(owner);
    for (const who of FULL ? ['gp', 'link-worker', 'team-lead', 'charity', 'analyst'] : ['link-worker', 'charity']) {
      const { member } = claimsOf(who);
      const token = `Bearer ${await kith.token(claimsOf(who))}`;
      await owner.query('update member set active = false where id = $1', [member]);
      expect(await answers(token)).toEqual(await answers('Bearer not.a.token'));
      await owner.query('update member set active = true where id = $1', [member]);
    }
    expect({ ...(await fingerprint(owner)), member: undefined }).toEqual({ ...before, member: undefined });
  });

  test('while a member who is not is told something', async () => {
    expect((await answers(`Bearer ${await kith.token(claimsOf('link-worker'))}`)).length).toBeGreaterThan(50);
  });
});
