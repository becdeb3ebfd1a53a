/** No member of any mutation's input takes a text or a list without a bound, or goes without a description. */
import { describe, expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { inputClass } from '../../src/graph/arguments.js';
import { likenessOf } from '../../src/mutation/input.js';
import { outOfBounds } from '../../src/platform/columns.js';
import { testSchemas } from '../support/schemas.js';

const { full } = testSchemas();

/** Every input type that a mutation takes, those inside others included. */
function inputs(): GraphQLInputObjectType[] {
  const found = new Set<GraphQLInputObjectType>();
  const take = (type: unknown): void => {
    if (!isInputObjectType(type) || found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) take(getNamedType(field.type));
  };
  for (const field of Object.values(full.getMutationType()?.getFields() ?? {}))
    for (const argument of field.args) take(getNamedType(argument.type));
  return [...found];
}

/** Whether the server refuses this value of the member before anything is done with it. */
function isRefused(type: GraphQLInputObjectType, member: string, value: unknown): boolean {
  const Input = inputClass(type.name);
  if (!Input) throw new Error(`${type.name} is made by no class.`);
  const given = Object.assign(Object.create(Input.prototype) as object, { [member]: value });
  const isAgainstRules = validateSync(given, { forbidUnknownValues: false }).some(
    ({ property }) => property === member,
  );
  const Like = likenessOf(Input, member);
  return isAgainstRules || (Like !== undefined && outOfBounds(Like, member, value) !== undefined);
}

const members: readonly (readonly [string, GraphQLInputObjectType, GraphQLInputField])[] = inputs().flatMap((type) =>
  Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, type, field] as const),
);
const named = (wanted: (field: GraphQLInputField) => boolean) => members.filter(([, , field]) => wanted(field));

test('there are inputs to look at', () => {
  expect(members.length).toBeGreaterThan(300);
});

test('every member says what it is', () => {
  expect(named(({ description }) => !description).map(([name]) => name)).toEqual([]);
});

describe('bounds', () => {
  test('of every text', () => {
    const texts = named(({ type }) => {
      const of = getNullableType(type);
      return !isListType(of) && of.name === 'String';
    });
    expect(texts.length).toBeGreaterThan(80);
    const unbounded = texts.filter(([, type, { name }]) => !isRefused(type, name, 'x'.repeat(20_001)));
    expect(unbounded.map(([name]) => name)).toEqual([]);
  });

  test('of every list', () => {
    const lists = named(({ type }) => isListType(getNullableType(type)));
    expect(lists.length).toBeGreaterThan(10);
    const unbounded = lists.filter(([, type, { name }]) => !isRefused(type, name, Array(1_001).fill('x')));
    expect(unbounded.map(([name]) => name)).toEqual([]);
  });

  test('and no text is empty', () => {
    const texts = named(({ type }) => {
      const of = getNullableType(type);
      return !isListType(of) && of.name === 'String';
    });
    expect(texts.filter(([, type, { name }]) => !isRefused(type, name, '')).map(([name]) => name)).toEqual([]);
  });
});
