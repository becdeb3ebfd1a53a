/** Bad variables and documents get a typed, helpful error and nothing else, without a guess at what was meant. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kith, startKith } from '../support/kith.js';
import { refusalOf } from './refusal.js';

let kith: Kith;
beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

const UUID = '01941f29-7c00-7000-8000-000000000041';
const invalid = (...problems: string[]) => ({ status: 400, code: 'INVALID_INPUT', problems });

describe('variables', () => {
  test.each([
    ['that is missing', 'query ($id: ID!) { person(id: $id) { id } }', {}, 'variable id'],
    ['that is null where it may not be', 'query ($id: ID!) { person(id: $id) { id } }', { id: null }, 'variable id'],
    [
      'with a field the input has not',
      'query ($w: PersonWhere) { people(where: $w) { totalCount } }',
      { w: { nmae: 'x' } },
      'variable w',
    ],
    ['that is no object', 'query ($w: PersonWhere) { people(where: $w) { totalCount } }', { w: 'x' }, 'variable w'],
    [
      'with null inside a list',
      'query ($v: [String!]) { people(where: { need: $v }) { totalCount } }',
      { v: ['a', null] },
      'variable v.1',
    ],
    ['that is a fraction', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: 1.5 }, 'variable n'],
  ])('one %s', async (_, document, variables, problem) => {
    expect(await refusalOf(kith, document, variables)).toMatchObject(invalid(problem));
  });

  test('null for a variable with a default, where nothing may be null', async () => {
    const document = `query ($id: ID = "person_${UUID}") { person(id: $id) { id } }`;
    expect(await refusalOf(kith, document, { id: null })).toMatchObject(invalid('argument person'));
  });

  test('all that are wrong are told at once', async () => {
    const document =
      'query ($id: ID!, $n: Int, $o: PersonOrder) { person(id: $id) { id } people(first: $n, orderBy: $o) { totalCount } }';
    const refusal = await refusalOf(kith, document, { n: 'x', o: 'y' });
    expect(refusal.problems).toEqual(['variable id', 'variable n', 'variable o']);
  });
});

describe('documents', () => {
  test.each([
    ['a field that is not there', '{ people { nodes { nhsNumbr } } }'],
    ['a root field that is not there', '{ peeple { totalCount } }'],
    ['an argument that is not there', '{ people(frist: 1) { totalCount } }'],
    ['an input field that is not there', '{ people(where: { nmae: "x" }) { totalCount } }'],
    ['a type that is not there', 'query ($w: PersonWher) { people(where: $w) { totalCount } }'],
    ['a fragment on a type that is not there', '{ node(id: "x") { ... on Persn { id } } }'],
    ['a fragment that is not there', '{ people { ...Card } }'],
    ['two fields under one key', '{ people { nodes { a: id a: age } } }'],
    ['a directive that is not there', '{ people @defer { totalCount } }'],
    ['no selection on an object', '{ people }'],
    ['a selection on a value', '{ viewer { role { id } } }'],
    ['a variable that is not declared', '{ people(first: $n) { totalCount } }'],
    ['what does not parse', '{ people { nodes { id }'],
    ['a type definition', 'type A { id: ID }'],
  ])('%s', async (_, document) => {
    expect(await refusalOf(kith, document)).toMatchObject(invalid());
  });

  test('a fragment of itself', async () => {
    const document = '{ viewer { ...A } } fragment A on Viewer { role ...A }';
    expect(await refusalOf(kith, document)).toMatchObject(invalid('cycle query.A'));
  });
});
