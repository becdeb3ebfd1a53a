/** GraphQL’s read semantics below a root field: keys, merging, fragments, variables, @skip and @include. */
import { describe, expect, test } from '@jest/globals';
import { DEMO_PERSON } from '../../src/cli/seed/demo-person.js';
import { bothWays, DOT } from './both-ways.js';

bothWays(({ text, ofDot }) => {
  describe('keys', () => {
    test('stand in the order asked, under their aliases', async () => {
      expect(await ofDot('b: preferredName id a: preferredName nhsNumber')).toBe(
        `{"b":"Dot","id":"${DOT}","a":"Dot","nhsNumber":"${DEMO_PERSON.nhsNumber}"}`,
      );
    });

    test('can be swapped with each other', async () => {
      expect(await ofDot('givenName: familyName familyName: givenName')).toBe(
        '{"givenName":"Hargreaves","familyName":"Dorothy"}',
      );
    });

    test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'nodes', 'j', 'p', 't1', '_', 'select'])(
      'may be called %s',
      async (key) => {
        expect(await ofDot(`${key}: preferredName`)).toBe(`{"${key}":"Dot"}`);
        expect(await text(`{ ${key}: person(id: "${DOT}") { id } }`)).toBe(`{"${key}":{"id":"${DOT}"}}`);
      },
    );

    test('of more than 63 bytes that differ at their end stay apart', async () => {
      const [a, b] = [`${'x'.repeat(80)}a`, `${'x'.repeat(80)}b`];
      expect(await ofDot(`${a}: givenName ${b}: familyName`)).toBe(`{"${a}":"Dorothy","${b}":"Hargreaves"}`);
    });
  });

  describe('merging', () => {
    test('of the same field keeps its first place', async () => {
      expect(await ofDot('preferredName ... { givenName preferredName } familyName givenName')).toBe(
        '{"preferredName":"Dot","givenName":"Dorothy","familyName":"Hargreaves"}',
      );
    });

    test('of selections below it, at every level', async () => {
      const answer = await ofDot(`
        connections(first: 1) { nodes { asset { name } } }
        connections(first: 1) { nodes { status asset { __typename name } } totalCount }
        ... on Person { connections(first: 1) { nodes { asset { again: name } } } }`);
      expect(JSON.parse(answer)).toEqual({
        connections: {
          nodes: [
            {
              asset: { name: expect.any(String), __typename: 'Asset', again: expect.any(String) },
              status: expect.any(String),
            },
          ],
          totalCount: 2,
        },
      });
      expect(answer).toMatch(
        /^\{"connections":\{"nodes":\[\{"asset":\{"name":.*,"__typename":.*,"again":.*\},"status":.*\}\],"totalCount":2\}\}$/,
      );
    });

    test('of root fields', async () => {
      expect(await text('{ viewer { role } viewer { member { name } } }')).toBe(
        '{"viewer":{"role":"GP","member":{"name":"Amara Okafor"}}}',
      );
    });

    test('does not join what stands under two keys', async () => {
      expect(
        JSON.parse(await ofDot('a: connections(first: 1) { nodes { id } } b: connections(first: 2) { nodes { id } }')),
      ).toEqual({
        a: { nodes: [expect.anything()] },
        b: { nodes: [expect.anything(), expect.anything()] },
      });
    });
  });

  describe('fragments', () => {
    test('named, nested, and used twice', async () => {
      const fragments = `fragment A on Person { ...C givenName } fragment B on Person { ...C familyName } fragment C on Person { preferredName }`;
      expect(await ofDot('...A ...B', fragments)).toBe(
        '{"preferredName":"Dot","givenName":"Dorothy","familyName":"Hargreaves"}',
      );
    });

    test('inline, with and without a type', async () => {
      expect(await ofDot('... { givenName } ... on Person { familyName } ... on Node { id }')).toBe(
        `{"givenName":"Dorothy","familyName":"Hargreaves","id":"${DOT}"}`,
      );
    });

    test('on an interface, by the type each row is of', async () => {
      const { assets } = JSON.parse(await text('{ assets(first: 1) { nodes { id name } } }'));
      const asset = assets.nodes[0];
      const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ...Any } }
        fragment Any on Node { id ... on Person { called: preferredName } ... on Asset { called: name } ...Other }
        fragment Other on Plan { status }`;
      const ids = [asset.id, DOT, asset.id];
      const ofAsset = { __typename: 'Asset', id: asset.id, called: asset.name };
      expect(JSON.parse(await text(document, { ids })).nodes).toEqual([
        ofAsset,
        { __typename: 'Person', id: DOT, called: 'Dot' },
        ofAsset,
      ]);
    });
  });

  describe('variables', () => {
    test('take their default, unless given', async () => {
      const document =
        'query ($first: Int = 2, $where: AssetWhere = { green: true }) { assets(first: $first, where: $where) { nodes { greenKind } } }';
      const kinds = async (variables: Record<string, unknown>) =>
        JSON.parse(await text(document, variables)).assets.nodes;
      expect(await kinds({})).toEqual([{ greenKind: expect.any(String) }, { greenKind: expect.any(String) }]);
      expect(await kinds({ first: 1, where: { green: false } })).toEqual([{ greenKind: null }]);
      expect(await kinds({ where: null })).toHaveLength(2);
      expect((await kinds({ first: null })).length).toBeGreaterThan(2);
    });

    test('stand inside objects and lists', async () => {
      const document = `query ($word: String, $status: AssetStatus!, $city: String) {
        assets(first: 100, where: { text: $word, status: [$status, TEMPORARILY_CLOSED], city: $city }) { totalCount nodes { status } } }`;
      const found = JSON.parse(await text(document, { status: 'INACTIVE' })).assets;
      expect(found.totalCount).toBeGreaterThan(0);
      expect(new Set(found.nodes.map(({ status }: { status: string }) => status))).not.toContain('ACTIVE');
    });

    test('that a shape shares run with their own values', async () => {
      const document = 'query ($id: ID!) { person(id: $id) { id } }';
      const { people } = JSON.parse(await text('{ people(first: 5) { nodes { id } } }'));
      for (const { id } of people.nodes) expect(await text(document, { id })).toBe(`{"person":{"id":"${id}"}}`);
    });
  });

  describe('@skip and @include', () => {
    test.each([
      ['id @skip(if: true) age: preferredName', '{"age":"Dot"}'],
      ['id @include(if: false) preferredName', '{"preferredName":"Dot"}'],
      ['id @skip(if: $no) preferredName @include(if: $no)', `{"id":"${DOT}"}`],
      ['id @skip(if: $yes) preferredName @include(if: $yes)', '{"preferredName":"Dot"}'],
      ['preferredName @include(if: $yes) @skip(if: $no)', '{"preferredName":"Dot"}'],
      ['preferredName @include(if: true) @skip(if: true) id', `{"id":"${DOT}"}`],
      ['... @skip(if: $yes) { id } ... @include(if: $yes) { preferredName }', '{"preferredName":"Dot"}'],
      ['... on Person @include(if: $no) { id } preferredName', '{"preferredName":"Dot"}'],
      ['id @skip(if: true) id', `{"id":"${DOT}"}`],
      ['id @skip(if: $yes)', '{}'],
    ])('%s', async (selection, expected) => {
      expect(await ofDot(selection)).toBe(expected);
    });

    test('of one document, by its variables', async () => {
      const document =
        'query ($plans: Boolean!) { people(first: 1) { nodes { plans(first: 1) @include(if: $plans) { totalCount } ...A @skip(if: $plans) } } } fragment A on Person { __typename }';
      expect(await text(document, { plans: true })).toMatch(/"plans":\{"totalCount":\d+\}/);
      expect(await text(document, { plans: false })).toBe('{"people":{"nodes":[{"__typename":"Person"}]}}');
    });

    test('of every root field', async () => {
      expect(await text('{ viewer @skip(if: true) { role } }')).toBe('{}');
    });
  });
});
