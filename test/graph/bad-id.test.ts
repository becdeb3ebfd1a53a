/** Bad ids get a typed, helpful error and nothing else: malformed, of another type, or too many. */
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

describe('ids', () => {
  const malformed = [
    ['no id at all', 'x'],
    ['empty', ''],
    ['a bare UUID', UUID],
    ['a prefix alone', 'person_'],
    ['too short', `person_${UUID.slice(1)}`],
    ['too long', `person_${UUID}0`],
    ['upper case', `person_${UUID.toUpperCase()}`],
    ['SQL', "person_' or 1=1 --"],
    ['a new line at its end', `person_${UUID}\n`],
  ] as const;

  test.each(malformed)('%s', async (_, id) => {
    const literal = JSON.stringify(id);
    expect(await refusalOf(kith, `{ person(id: ${literal}) { id } }`)).toMatchObject(invalid('id person.id'));
    expect(await refusalOf(kith, 'query ($id: ID!) { found: person(id: $id) { id } }', { id })).toMatchObject(
      invalid('id found.id'),
    );
    expect(await refusalOf(kith, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toMatchObject(
      invalid('id node.id'),
    );
    expect(await refusalOf(kith, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id] })).toMatchObject(
      invalid('id nodes.ids.0'),
    );
  });

  test.each([
    ['person', 'asset', 'query ($id: ID!) { person(id: $id) { id } }', 'person.id'],
    ['asset', 'person', 'query ($id: ID!) { asset(id: $id) { id } }', 'asset.id'],
    ['follow-up', 'plan', 'query ($id: ID!) { followUp(id: $id) { id } }', 'followUp.id'],
    [
      'link worker',
      'person',
      'query ($id: ID!) { people(where: { linkWorker: $id }) { totalCount } }',
      'people.where.linkWorker',
    ],
    [
      'organisation',
      'asset',
      'query ($id: ID!) { assets(where: { organisation: $id }) { totalCount } }',
      'assets.where.organisation',
    ],
    [
      'asset',
      'organisation',
      'query ($id: ID!) { connections(where: { asset: $id }) { totalCount } }',
      'connections.where.asset',
    ],
  ])('the id of something else where a %s is meant', async (_, prefix, document, path) => {
    expect(await refusalOf(kith, document, { id: `${prefix}_${UUID}` })).toMatchObject(invalid(`id ${path}`));
  });

  test.each(['nothing', 'postcode', 'imported_organisation', 'access_event', 'pg_class'])(
    'a prefix that is no type of the graph: %s',
    async (prefix) => {
      expect(await refusalOf(kith, `{ node(id: "${prefix}_${UUID}") { id } }`)).toMatchObject(invalid('id node.id'));
    },
  );

  test('one with a NUL byte, as any text with one', async () => {
    const document = 'query ($id: ID!) { person(id: $id) { id } }';
    expect(await refusalOf(kith, document, { id: `person_${UUID}\0` })).toMatchObject(invalid('text person.id'));
  });

  test('more ids at once than a page has', async () => {
    const ids = Array.from({ length: 101 }, () => `person_${UUID}`);
    const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(await refusalOf(kith, document, { ids })).toMatchObject(invalid('page nodes.ids'));
  });

  test('an unknown id is no bad input', async () => {
    const { status, data, errors } = await kith
      .as('link-worker')
      .run(`{ person(id: "person_${UUID}") { id } node(id: "person_${UUID}") { id } }`);
    expect({ status, data, errors }).toEqual({ status: 200, data: { person: null, node: null }, errors: [] });
  });
});
