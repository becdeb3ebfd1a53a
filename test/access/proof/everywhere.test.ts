/** The exhaustive proof: every caller, every relationship to a person, every path to every field, against the oracle. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLField, type GraphQLNamedType, GraphQLObjectType, getNamedType, isInterfaceType } from 'graphql';
import { LEFT_OUT } from '../../oracle/generate.js';
import { Proof, type WayName } from '../../oracle/proof.js';
import type { Role } from '../../oracle/viewer.js';
import type { NamedViewer } from '../../oracle/viewers.js';
import { Paths } from './paths.js';
import { People } from './people.js';
import { plantedDatabase } from './planted.js';
import { unreached } from './reach.js';
import { TO_MEET } from './relationships.js';
import { FULL, ROLES } from './size.js';

/** How many fields a path is long, its root field and the fields of pages included. */
const DEPTH = FULL ? 5 : 4;

let proof: Proof;
let people: People;
let paths: Paths;
const started = Date.now();

beforeAll(async () => {
  proof = await Proof.start(await plantedDatabase(), ['served', 'unlocked']);
  people = new People(proof.oracle, FULL ? 3 : 1);
  paths = new Paths(proof.schema, 2, FULL);
}, 120_000);

afterAll(async () => {
  await proof?.close();
  process.stderr.write(`\nProof: ${proof?.summary}, in ${Math.round((Date.now() - started) / 1000)} s.\n`);
});

const viewersOf = (role: Role) => proof.viewers.filter((viewer) => viewer.role === role);

test.each(ROLES)('%s: somebody is met in every relationship there is', (role) => {
  const met = new Set(viewersOf(role).flatMap((viewer) => people.relationshipsMet(viewer)));
  expect(TO_MEET[role].filter((relationship) => !met.has(relationship))).toEqual([]);
});

describe('every path from every root field to every field', () => {
  test.each(ROLES)(
    '%s',
    async (role) => {
      const roots = Object.values(proof.schema.getQueryType()?.getFields() ?? {});
      for (const root of roots.filter(({ name }) => !LEFT_OUT.includes(name))) {
        const target = getNamedType(root.type);
        if (target instanceof GraphQLObjectType) await askAll(role, root, target);
        else for (const type of possible(target)) await askAll(role, root, type);
      }
    },
    3_600_000,
  );

  test.each(ROLES)('%s: no field of any type it has a way to was left out', (role) => {
    const reached = viewersOf(role).map((viewer) => proof.oracle.viewOf(viewer));
    expect(unreached(proof.schema, reached)).toEqual([]);
  });
});

function possible(target: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (!isInterfaceType(target)) throw new Error(`${target.name} has no fields.`);
  return proof.schema.getPossibleTypes(target);
}

/** How many fields below a root field are asked for, in which ways: of these viewers. */
type Turn = readonly [depth: number, ways: readonly WayName[], viewers: readonly NamedViewer[]];

/** A type is asked for by every relationship; to plan that under row security too takes the most time of all. */
function turnsOf(role: Role, isNode: boolean): readonly Turn[] {
  const all = viewersOf(role);
  if (FULL) return [[DEPTH - 1, ['served', 'unlocked'], all]];
  if (!isNode)
    return [
      [DEPTH - 2, ['served'], all],
      [DEPTH - 1, ['served'], all.slice(0, 1)],
    ];
  return [
    [DEPTH - 2, ['served', 'unlocked'], all],
    [DEPTH - 1, ['unlocked'], all.slice(0, 1)],
  ];
}

/** The viewers of a role one after the other: what the database has planned for one serves the next. */
async function askAll(role: Role, root: GraphQLField<unknown, unknown>, type: GraphQLObjectType): Promise<void> {
  const isNode = getNamedType(root.type) !== type;
  for (const [depth, ways, viewers] of turnsOf(role, isNode)) {
    for (const { text } of paths.below(type, depth)) {
      const selection = isNode ? `{ __typename id ... on ${type.name} ${text} }` : text;
      for (const viewer of viewers) {
        for (const { text, variables, about } of people.asking(viewer, root, type))
          await proof.isAlike(viewer, { text: text(selection), variables }, { about, in: ways });
      }
    }
  }
}
