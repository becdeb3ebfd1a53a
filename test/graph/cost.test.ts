/** The cost of an operation: rows by page sizes, told with every answer, and refused before anything runs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { type Kith, startKith } from '../support/kith.js';

let kith: Kith;

beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

async function costOf(query: string, variables = {}, who = 'link-worker'): Promise<unknown> {
  const { errors, extensions } = await kith.as(who).run(query, variables);
  expect(errors).toEqual([]);
  return extensions.cost;
}

/** Ten thousand rows, and in no list more than there may be. */
const LIST = 'people(first: 100) { nodes { plans(first: 99) { nodes { id } } } }';
const ids = (count: number) => Array.from({ length: count }, () => `person_${DEMO_PERSON.id}`);

describe('every answer tells its cost', () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ['nothing but the viewer', '{ viewer { role } }', {}, 0],
    ['one row', 'query ($id: ID!) { person(id: $id) { id } }', { id: ids(1)[0] }, 1],
    ['one row by node', 'query ($id: ID!) { node(id: $id) { id } }', { id: ids(1)[0] }, 1],
    ['rows by their ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids(7) }, 7],
    ['a page by a literal', '{ people(first: 3) { nodes { id } } }', {}, 3],
    ['a page by a variable', 'query ($n: Int) { people(first: $n) { nodes { id } } }', { n: 4 }, 4],
    ['a page by a variable’s default', 'query ($n: Int = 6) { people(last: $n) { nodes { id } } }', {}, 6],
    ['a page of the usual size', '{ people { nodes { id } } }', {}, 20],
    ['a count', '{ people(first: 0) { totalCount } }', {}, 1],
    [
      'the same twice under other names',
      '{ a: people(first: 3) { nodes { id } } b: people(first: 3) { nodes { id } } }',
      {},
      6,
    ],
    ['a list in a list', '{ people(first: 3) { nodes { plans(first: 5) { nodes { id } } } } }', {}, 3 + 15],
    [
      'a row beneath a list',
      '{ people(first: 3) { nodes { connections(first: 5) { nodes { asset { id } } } } } }',
      {},
      3 + 15 + 15,
    ],
    [
      'a list beneath rows by their ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { plans(first: 5) { nodes { id } } } } }',
      { ids: ids(7) },
      7 + 35,
    ],
    [
      'the entries of a timeline, each with its row',
      '{ people(first: 2) { nodes { timeline(first: 5) { nodes { node { id } } } } } }',
      {},
      2 + 10 + 10,
    ],
    [
      'a page that is left out',
      'query ($no: Boolean = false) { people(first: 3) @include(if: $no) { nodes { id } } viewer { role } }',
      {},
      0,
    ],
    ['what the schema says of itself', '{ __schema { queryType { name } } }', {}, 0],
  ])('%s', async (_, query, variables, rows) => {
    expect(await costOf(query, variables)).toMatchObject({ rows, limit: 100_000 });
  });
});

test('a role whose systems copy what they may read has a higher limit', async () => {
  const lists = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: ${LIST}`).join(' ');
  const told = { rows: 11 * 10_000, longestList: 9_900, limit: 100_000 };
  expect(await costOf(`{ ${lists(11)} }`, {}, 'integrator')).toEqual({ ...told, limit: 200_000 });
  const { status, data, errors } = await kith.as('link-worker').run(`{ ${lists(11)} }`);
  expect({ status, data }).toEqual({ status: 400, data: undefined });
  expect(errors[0]?.extensions).toEqual({ code: 'TOO_COMPLEX', cost: told });
  expect(errors[0]?.message).toMatch(/add up to 110000 rows; 100000 is the most for a LINK_WORKER. Ask for smaller/);
  expect(await kith.as('link-worker').run(`{ ${lists(10)} }`)).toMatchObject({ status: 200 });
});

test('no list of anybody’s multiplies to more than ten thousand', async () => {
  const query =
    '{ people(first: 100) { nodes { connections(first: 20) { nodes { followUps(first: 10) { nodes { id } } } } } } }';
  const { status, errors } = await kith.as('integrator').run(query);
  expect({ status, code: errors[0]?.extensions?.code }).toEqual({ status: 400, code: 'TOO_COMPLEX' });
  expect(errors[0]?.message).toMatch(
    /The pages of one list multiply to 20000 rows; 10000 is the most. Ask for smaller/,
  );
});

test('ids that are each the start of lists multiply too', async () => {
  const query =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { connections(first: 20) { nodes { followUps(first: 10) { nodes { id } } } } } } }';
  expect(await kith.as('link-worker').run(query, { ids: ids(100) })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'TOO_COMPLEX', cost: { longestList: 20_000 } } }],
  });
});
