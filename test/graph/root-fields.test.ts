/** GraphQL’s read semantics around the fields: __typename, several root fields, introspection, nodes, what is withheld. */
import { describe, expect, test } from '@jest/globals';
import { bothWays, DOT } from './both-ways.js';

bothWays(({ answer, text }) => {
  test('__typename stands everywhere', async () => {
    const answer = await text(`{ __typename kind: __typename viewer { __typename } person(id: "${DOT}") { __typename
      safeContact { __typename } connectionsByStatus { __typename }
      connections(first: 1) { __typename pageInfo { __typename } edges { __typename node { __typename asset { __typename nextSessions(first: 1) { __typename } } } } nodes { __typename } } } }`);
    const names = [...answer.matchAll(/"(?:__typename|kind)":"(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set([
        'Query',
        'Viewer',
        'Person',
        'SafeContact',
        'ConnectionCount',
        'ConnectionConnection',
        'PageInfo',
        'ConnectionEdge',
        'Connection',
        'Asset',
        'Session',
      ]),
    );
  });

  describe('several root fields', () => {
    test('are answered in the order asked, the same one twice by alias', async () => {
      const answer = await text(
        '{ last: assets(last: 1) { nodes { id } } needs(first: 1) { nodes { key } } first: assets(first: 1) { nodes { id } } }',
      );
      expect(Object.keys(JSON.parse(answer))).toEqual(['last', 'needs', 'first']);
      expect(JSON.parse(answer).last).not.toEqual(JSON.parse(answer).first);
    });

    test('mixed with introspection, which is the role’s own', async () => {
      const document = `query ($name: String = "Person") { a: __type(name: $name) { name fields { name } } ...Rest viewer { role } b: __schema { queryType { ...Name } } __typename }
        fragment Rest on Query { people(first: 1) { totalCount } } fragment Name on __Type { name }`;
      const [asGp, asCharity] = [JSON.parse(await text(document)), JSON.parse(await text(document, {}, 'charity'))];
      for (const answer of [asGp, asCharity]) {
        expect(Object.keys(answer)).toEqual(['a', 'people', 'viewer', 'b', '__typename']);
        expect(answer).toMatchObject({
          a: { name: 'Person' },
          b: { queryType: { name: 'Query' } },
          __typename: 'Query',
        });
        expect(answer.people.totalCount).toBeGreaterThan(0);
      }
      const fields = ({ a }: { a: { fields: { name: string }[] } }) => a.fields.map(({ name }) => name);
      expect(fields(asGp)).toContain('nhsNumber');
      expect(fields(asCharity)).not.toContain('nhsNumber');
    });

    test('one of them denied: null there, one error at its path, and the others answer', async () => {
      const document =
        '{ plans(first: 1) { nodes { id } } ours: people(first: 1) { nodes { __typename } } more: plan(id: "plan_01941f29-7c00-7000-8000-000000000041") { id } }';
      const { data, errors } = await answer(document, {}, 'charity');
      expect(JSON.parse(data)).toEqual({ plans: null, ours: { nodes: [{ __typename: 'Person' }] }, more: null });
      expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['plans'], 'NOT_ALLOWED'],
        [['more'], 'NOT_ALLOWED'],
      ]);
    });
  });

  describe('node and nodes', () => {
    test('answer in the order asked, null for what does not exist for the viewer', async () => {
      const nobody = 'person_00000000-0000-4000-8000-000000000000';
      const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      expect(await text(document, { ids: [nobody, DOT, nobody, DOT] })).toBe(
        `{"nodes":[null,{"id":"${DOT}"},null,{"id":"${DOT}"}]}`,
      );
      expect(await text(document, { ids: [] })).toBe('{"nodes":[]}');
      expect(await text(document, { ids: [DOT] }, 'referrer')).toBe('{"nodes":[null]}');
      expect(await text(`{ node(id: "${nobody}") { id } other: node(id: "${DOT}") { __typename } }`)).toBe(
        '{"node":null,"other":{"__typename":"Person"}}',
      );
    });

    test('find a row of every kind again by the id it was given', async () => {
      const answer =
        await text(`{ people(first: 9) { nodes { id careTeam { id } consents { id } referrals(first: 4) { nodes { id history { nodes { id } } needs { id } } }
        plans(first: 4) { nodes { id goals { id actions { id } } versions { nodes { id } } } } connections(first: 9) { nodes { id attendances { nodes { id } } asset { id organisation { id } } } } followUps { nodes { id } } measurements { nodes { id } } } } }`);
      const byKind = new Map([...answer.matchAll(/"id":"(([a-z_]+)_[^"]+)"/g)].map(([, id, kind]) => [kind, id]));
      expect(byKind.size).toBeGreaterThan(15);
      const ids = [...byKind.values()];
      expect(JSON.parse(await text('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes).toEqual(
        ids.map((id) => ({ id })),
      );
    });
  });

  describe('a field that JavaScript computes', () => {
    test('stands among the others, under aliases, with its own arguments', async () => {
      const answer = JSON.parse(
        await text(
          'query ($n: Int!) { assets(first: 20) { totalCount nodes { name few: nextSessions(first: 1) { date } nextSessions(first: $n) { startsAt date } none: nextSessions(first: 0) { date } status } } viewer { role } }',
          { n: 4 },
        ),
      );
      expect(Object.keys(answer)).toEqual(['assets', 'viewer']);
      const nodes: { few: { date: string }[]; nextSessions: { date: string }[]; none: unknown[] }[] =
        answer.assets.nodes;
      expect(nodes.some(({ nextSessions }) => nextSessions.length === 4)).toBe(true);
      for (const { few, nextSessions, none } of nodes) {
        expect(none).toEqual([]);
        expect(few).toEqual(nextSessions.slice(0, 1).map(({ date }) => ({ date })));
        expect([...nextSessions].sort((a, b) => a.date.localeCompare(b.date))).toEqual(nextSessions);
      }
    });
  });

  describe('what is withheld from the role', () => {
    const withheld = async (document: string, who: string, variables = {}) =>
      (await answer(document, variables, who)).extensions.withheld;

    test('is null, and named once with its path and reason', async () => {
      const document = `{ person(id: "${DOT}") { number: nhsNumber connections { nodes { plan { id } } } ...A } } fragment A on Person { number: nhsNumber risks { id } }`;
      const { data, extensions } = await answer(document, {}, 'charity');
      expect(JSON.parse(data)).toMatchObject({ person: { number: null, risks: null } });
      expect(extensions.withheld).toEqual([
        { path: ['person', 'number'], field: 'Person.nhsNumber', reason: 'ROLE' },
        { path: ['person', 'connections', 'nodes', 'plan'], field: 'Connection.plan', reason: 'ROLE' },
        { path: ['person', 'risks'], field: 'Person.risks', reason: 'ROLE' },
      ]);
    });

    test('is not named where it is not asked for, or not withheld', async () => {
      expect(await withheld(`{ person(id: "${DOT}") { id nhsNumber @skip(if: true) } }`, 'charity')).toBeUndefined();
      expect(await withheld(`{ person(id: "${DOT}") { nhsNumber } }`, 'gp')).toBeUndefined();
    });
  });
});
