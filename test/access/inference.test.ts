/** Attacks by inference: cursors, counts, negations, errors, plans and names that must tell a viewer nothing more. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROLES } from '../../src/platform/viewer.js';
import { claimsOf, startGraph, type TestGraph } from '../support/kith.js';
import { type Attacked, attacked } from './attacked.js';

let kith: Attacked;
let graph: TestGraph;
beforeAll(async () => {
  kith = await attacked();
  graph = await startGraph();
}, 60_000);
afterAll(async () => {
  await graph?.close();
  await kith?.close();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('an id of somebody else’s row and of no row are answered alike, whatever the type', () => {
  test.each(['charity', 'referrer', 'integrator', 'privacy-officer', 'link-worker', 'gp-2', 'analyst'])(
    '%s',
    async (who) => {
      const { member, organisation } = claimsOf(who);
      const tables = [...graph.house.schemas.model.all()].filter(({ table, person }) => table && person);
      expect(tables.length).toBeGreaterThan(20);
      for (const { table, person } of tables) {
        const [hidden] = await kith.rows(
          `select t.id from "${table}" t where not exists (select from care_relationship r, viewer_of($1) v
         where r.person_id = t."${person}" and (r.party = any(v.parties) or r.party = $2)) order by t.id limit 1`,
          member,
          organisation,
        );
        if (!hidden) continue;
        const ask = async (id: unknown) => {
          const said = await kith.ask(
            who,
            `{ node(id: "${table}_${id}") { __typename id } nodes(ids: ["${table}_${id}"]) { id } }`,
          );
          return said.text.replaceAll(String(id), '…');
        };
        expect(await ask(hidden.id)).toBe(await ask(NOBODY));
      }
    },
  );
});

describe('a plan is shared only by operations that mean the same', () => {
  const person = async () =>
    (await kith.rows('select id from person order by id limit 2')).map(({ id }) => `person_${id}`);
  test.each([
    [
      'filters present, absent, null and empty',
      'query ($w: PersonWhere, $o: PersonOrder) { people(where: $w, orderBy: $o, first: 5) { totalCount nodes { id } } }',
      async () => [
        {},
        { w: null },
        { w: {} },
        { w: { openReferral: true } },
        { w: { openReferral: false } },
        { w: { openReferral: null } },
        { w: { referralStatus: [] } },
        { w: { referralStatus: ['ENGAGED'] } },
        { w: { name: 'a' } },
        { w: { name: 'b', need: ['loneliness'] } },
        { o: 'NAME_DESC' },
        { o: 'CONNECTED_ASC' },
      ],
    ],
    [
      'ids of several types',
      'query ($i: [ID!]!) { nodes(ids: $i) { __typename ... on Person { name: familyName } ... on Organisation { name } } }',
      async () => {
        const [one, two] = await person();
        const organisation = `organisation_${claimsOf('gp').organisation}`;
        return [
          { i: [one, organisation] },
          { i: [organisation, one] },
          { i: [one, two] },
          { i: [organisation] },
          { i: [] },
        ];
      },
    ],
    [
      'skipped and included fields',
      'query ($s: Boolean!, $i: Boolean = true) { people(first: 2) { nodes { id @skip(if: $s) age @include(if: $i) } } }',
      async () => [{ s: true }, { s: false }, { s: false, i: false }, { s: true, i: true }],
    ],
    [
      'both ways of paging',
      'query ($f: Int, $l: Int) { people(first: $f, last: $l) { nodes { id } } }',
      async () => [{ f: 1 }, { l: 1 }, { f: 0 }, {}, { f: null, l: 2 }],
    ],
  ])('%s', async (_what, text, shapes) => {
    for (const who of ['gp', 'charity']) {
      for (const [turn, variables] of (await shapes()).entries()) {
        const ask = async (document: string) => {
          const answer = graph.answer(who, document, variables);
          return answer.then(
            ({ data }) => data,
            (error: Error) => error.message,
          );
        };
        // The same text always finds the plans made before it; one with a mark of its own never does.
        expect(await ask(text)).toEqual(await ask(`${text} # ${who} ${turn}`));
      }
    }
  });

  test('one document asked by two roles has two plans', async () => {
    const text = '{ people(first: 1) { nodes { nhsNumber plans { totalCount } } } }';
    await graph.answer('gp', text);
    const { data, extensions } = await graph.answer('charity', text);
    expect(JSON.parse(String(data)).people.nodes).toEqual([{ nhsNumber: null, plans: null }]);
    expect(extensions.withheld).toEqual([
      { path: ['people', 'nodes', 'nhsNumber'], field: 'Person.nhsNumber', reason: 'ROLE' },
      { path: ['people', 'nodes', 'plans'], field: 'Person.plans', reason: 'ROLE' },
    ]);
  });
});

test('a forged place in a list is still a place in the viewer’s own list', async () => {
  const { data } = await graph.answer(
    'charity',
    '{ people(first: 100) { totalCount nodes { id } pageInfo { endCursor } } }',
  );
  const { totalCount, nodes, pageInfo } = JSON.parse(String(data)).people;
  const [tag] = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64url').toString('utf8'));
  const forge = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const ask = (after: string) =>
    graph.answer('charity', `{ people(first: 100, after: "${after}") { totalCount nodes { id } } }`);
  const first = await ask(forge(tag, '00000000-0000-0000-0000-000000000000'));
  expect(JSON.parse(String(first.data)).people).toEqual({ totalCount, nodes });
  for (const bad of [
    forge('x', NOBODY),
    forge(tag),
    forge(tag, NOBODY, NOBODY),
    forge(tag, "'"),
    forge(tag, null),
    'x',
  ])
    await expect(ask(bad)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test.each([
  [
    'an unknown member of a filter',
    'query ($w: PersonWhere) { people(where: $w) { totalCount } }',
    { w: { nam: 'a' } },
  ],
  ['an unknown order', 'query ($o: PersonOrder) { people(orderBy: $o) { totalCount } }', { o: 'BIRTH_DATE' }],
  ['an id of another type', 'query ($i: ID!) { person(id: $i) { id } }', { i: `referral_${NOBODY}` }],
])('%s is refused without a hint at what there is', async (_what, text, variables) => {
  const said = await kith.ask('charity', text, variables);
  expect(said.codes).toEqual(['INVALID_INPUT']);
  expect(said.text).not.toMatch(/did you mean|BIRTH_DATE_ASC|"name"/i);
});

test('response keys that JavaScript or SQL could mistake are keys like any other', async () => {
  const text =
    '{ __proto__: viewer { constructor: role } hasOwnProperty: assets(first: 1) { toString: nodes { __proto__: nextSessions(first: 0) { date } } } }';
  const said = await kith.ask('charity', text);
  expect(said.codes).toEqual([]);
  const data: object = Object(said.data);
  expect(Object.getOwnPropertyNames(data)).toEqual(['__proto__', 'hasOwnProperty']);
});

describe('introspection shows a role what it may use, and stays within it', () => {
  test('a variable of a type the role does not have is no error of introspection', async () => {
    const text = 'query ($w: PersonWhere) { people(where: $w) { totalCount } __type(name: "Person") { name } }';
    const said = await kith.ask('analyst', text, {});
    expect(said.data).toEqual({ people: null, __type: null });
    expect(said.codes).toEqual(['NOT_ALLOWED']);
  });

  test.each(ROLES)('%s: no type, field or member of an input that it never reads', (role) => {
    const { ofRole, full } = graph.house.schemas;
    const said = JSON.stringify(Object.keys(ofRole[role].getTypeMap()));
    const fields = (type: string) => {
      const found = ofRole[role].getType(type);
      return found && 'getFields' in found ? Object.keys(found.getFields()) : [];
    };
    const isOf = (...roles: string[]) => roles.includes(role);
    expect(said.includes('"Plan"')).toBe(isOf('GP', 'LINK_WORKER', 'TEAM_LEAD', 'INTEGRATOR'));
    expect(said.includes('"AccessEventPerson"')).toBe(isOf('GP', 'LINK_WORKER', 'TEAM_LEAD', 'PRIVACY_OFFICER'));
    expect(fields('Person').includes('nhsNumber')).toBe(
      isOf('GP', 'LINK_WORKER', 'TEAM_LEAD', 'INTEGRATOR', 'PRIVACY_OFFICER'),
    );
    expect(fields('Conversation').includes('workingNotes')).toBe(isOf('LINK_WORKER'));
    expect(fields('MemberWhere').includes('active')).toBe(isOf('TEAM_LEAD', 'PRIVACY_OFFICER'));
    expect(fields('Query').length).toBeLessThanOrEqual(Object.keys(full.getQueryType()?.getFields() ?? {}).length);
  });
});
