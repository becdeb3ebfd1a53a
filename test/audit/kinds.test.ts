/** Every field that tells something of a person says what kind of thing it tells; no field is forgotten. */
import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { kindOf, NAMED_KINDS } from '../../src/access/kinds.js';
import { FieldKind } from '../../src/platform/field-kind.js';
import { testSchemas } from '../support/schemas.js';

const { full, model } = testSchemas();
const typeNamed = (name: string) => full.getType(name) as GraphQLObjectType;

/** Types whose rows are about a person, or name one. */
const aboutPeople = new Set(
  [...model.all()].filter(({ person, people }) => person !== undefined || people.length > 0).map(({ name }) => name),
);

/** Counts over many, which lead to nobody. */
const STATISTICS = ['cohort', 'activity', 'spreads', 'change', 'inequality', 'cost', 'tidier'].map(
  (name) => `Query.${name}`,
);

/** The rows a field leads to: through a page, or at once. */
function rowsOf(type: unknown): string {
  const named = getNamedType(type as GraphQLObjectType);
  const nodes = isObjectType(named) ? named.getFields().nodes : undefined;
  return nodes ? getNamedType(nodes.type).name : named.name;
}

/** Every field of a row about a person, and every field of any other row, or root, that leads to one. */
function* telling(): Iterable<string> {
  for (const { name } of [...model.all(), { name: 'Query' }]) {
    for (const field of Object.values(typeNamed(name).getFields()))
      if (aboutPeople.has(name) || aboutPeople.has(rowsOf(field.type))) yield `${name}.${field.name}`;
  }
}

test('every field that tells of a person has a kind', () => {
  const all = [...telling()];
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter((coordinate) => kindOf(coordinate) === undefined)).toEqual([]);
});

test('what is counted of people has one too, where no row is answered', () => {
  expect(['Query.explainAccess', 'Query.accessAsOf'].map(kindOf)).toEqual([FieldKind.ACCESS, FieldKind.ACCESS]);
  expect(['Member.caseloadCounts', 'Person.connectionsByStatus', 'Query.caseload'].map(kindOf)).toEqual([
    FieldKind.EXISTENCE,
    FieldKind.CONNECTIONS,
    FieldKind.EXISTENCE,
  ]);
  expect(STATISTICS.map(kindOf)).toEqual(STATISTICS.map(() => FieldKind.STATISTICS));
});

test('what is nobody’s has none', () => {
  for (const name of ['Asset.name', 'Organisation.name', 'Member.name', 'Query.assets', 'Query.viewer', 'Viewer.role'])
    expect(kindOf(name)).toBeUndefined();
});

test('nothing has a kind that is not in the schema, and every kind is given to something', () => {
  const isThere = (name: string): boolean => {
    const [type, field] = name.split('.') as [string, string | undefined];
    const found = full.getType(type);
    return isObjectType(found) && (field === undefined || found.getFields()[field] !== undefined);
  };
  expect(NAMED_KINDS.filter((name) => !isThere(name))).toEqual([]);
  const given = new Set([...telling(), ...STATISTICS].map(kindOf));
  expect(Object.values(FieldKind).filter((kind) => !given.has(kind))).toEqual([]);
});

describe('the gate', () => {
  test('a field of a person that nobody thought of has none', () => {
    expect(kindOf('Person.shoeSize')).toBeUndefined();
  });
});
