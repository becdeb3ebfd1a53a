/** The server does not start while anything is undecided, or decided of something that is not there. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { policy, sliceTable, undecided } from '../../src/access/policy.js';
import { rows } from '../../src/access/rows.js';
import { ROLES } from '../../src/platform/viewer.js';
import { testSchemas } from '../support/schemas.js';

const { full, ofRole, model } = testSchemas();
const tables = Object.keys(rows);
const types = [...model.all()].map(({ name }) => name);

/** The schema with one type's fields changed, as text. */
function changed(change: (sdl: string) => string): GraphQLSchema {
  return buildSchema(change(testSchemas().sdl));
}

test('everything is decided', () => {
  expect(undecided(full, tables, types)).toEqual([]);
});

describe('it is told by name', () => {
  test('a new field', () => {
    const schema = changed((sdl) =>
      sdl.replace('type Person implements Node {', 'type Person implements Node {\n  shoeSize: Int'),
    );
    expect(undecided(schema, tables, types)).toEqual(['Person.shoeSize: nobody has decided who reads it.']);
  });

  test('a field that is gone', () => {
    const schema = changed((sdl) => sdl.replace(/^ {2}safetyNotes: String$/m, ''));
    expect(undecided(schema, tables, types)).toEqual(['Person.safetyNotes: decided, but not in the schema.']);
  });

  test('a new root field, a new table, a table that is gone', () => {
    const schema = changed((sdl) => sdl.replace('type Query {', 'type Query {\n  everything: String'));
    const found = undecided(schema, [...tables.filter((table) => table !== 'risk'), 'diary'], types);
    expect(found).toEqual([
      'table diary: nobody has decided which rows exist for whom.',
      'table risk: decided, but there is none.',
      'table risk: who changes it is decided, but there is none.',
      'Query.everything: nobody has decided who may call it.',
    ]);
  });
});

describe('nullability follows the decisions', () => {
  test('a field that any role may find withheld is nullable in the full schema', () => {
    const wrong: string[] = [];
    for (const [type, { fields }] of sliceTable) {
      const object = full.getType(type);
      if (!isObjectType(object)) throw new Error(`${type} is no object type.`);
      for (const name of fields.keys()) {
        const isWithheld = ROLES.some((role) => meets(type, role) && policy.field(role, type, name) !== 'always');
        if (isWithheld && isNonNullType(object.getFields()[name]?.type)) wrong.push(`${type}.${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('whoever meets rows of a type always reads their id', () => {
    const wrong: string[] = [];
    for (const type of model.all()) {
      if (type.table === undefined) continue;
      for (const role of ROLES) {
        if (policy.rows(role, type.table) !== 'none' && policy.field(role, type.name, 'id') !== 'always')
          wrong.push(`${role} ${type.name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a field that a role always reads keeps its non-null in the schema of that role', () => {
    const person = ofRole.GP.getType('Person');
    const forCharity = ofRole.CHARITY.getType('Person');
    if (!isObjectType(person) || !isObjectType(forCharity)) throw new Error('Person is no object type.');
    expect(String(person.getFields().givenName?.type)).toBe('String!');
    expect(String(forCharity.getFields().givenName?.type)).toBe('String');
    expect(forCharity.getFields().nhsNumber).toBeUndefined();
  });
});

function meets(type: string, role: (typeof ROLES)[number]): boolean {
  return !sliceTable.get(type)?.fields.has('id') || policy.field(role, type, 'id') !== 'never';
}
