/** Bad input gets a typed, helpful error and nothing else: ids, enums, dates, NHS numbers, texts and documents. */
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
    ['a NUL byte', `person_${UUID}\0`],
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

  test.each(['nothing', 'postcode', 'imported_organisation', 'access_event_person', 'pg_class'])(
    'a prefix that is no type of the graph: %s',
    async (prefix) => {
      expect(await refusalOf(kith, `{ node(id: "${prefix}_${UUID}") { id } }`)).toMatchObject(invalid('id node.id'));
    },
  );

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

describe('enums', () => {
  test.each([
    ['in a filter', '{ people(where: { referralStatus: [OPENED] }) { totalCount } }'],
    ['close to a real one', '{ people(where: { referralStatus: [ACCEPTEDD] }) { totalCount } }'],
    ['in an order', '{ people(orderBy: SHOE_SIZE_ASC) { totalCount } }'],
    ['as text', '{ people(orderBy: "NAME_ASC") { totalCount } }'],
  ])('an unknown value %s', async (_, document) => {
    expect(await refusalOf(kith, document)).toMatchObject(invalid());
  });

  test.each([
    ['query ($v: PersonOrder) { people(orderBy: $v) { totalCount } }', 'SHOE_SIZE_ASC', 'variable v'],
    ['query ($v: PersonOrder) { people(orderBy: $v) { totalCount } }', 7, 'variable v'],
    [
      'query ($v: [ReferralStatus!]) { people(where: { referralStatus: $v }) { totalCount } }',
      ['ACCEPTED', 'ACCEPTEDD'],
      'variable v.1',
    ],
    [
      'query ($v: PersonWhere) { people(where: $v) { totalCount } }',
      { referralStatus: ['NO'] },
      'variable v.referralStatus.0',
    ],
  ])('an unknown value in a variable: %s', async (document, v, problem) => {
    const refusal = await refusalOf(kith, document, { v });
    expect(refusal).toMatchObject(invalid(problem));
    expect(refusal.text).not.toMatch(/SHOE|ACCEPTEDD/);
  });
});

describe('dates and moments', () => {
  const days = [
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '0000-01-01',
    '20260101',
    '2026-1-1',
    'today',
    '',
    '2026-01-01T00:00:00Z',
    '2026-01-01\0',
  ];
  test.each(days)('the day %j', async (day) => {
    const literal = `{ followUps(where: { dueBefore: ${JSON.stringify(day)} }) { totalCount } }`;
    expect(await refusalOf(kith, literal)).toMatchObject(invalid());
    const document = 'query ($where: FollowUpWhere) { followUps(where: $where) { totalCount } }';
    expect(await refusalOf(kith, document, { where: { dueBefore: day } })).toMatchObject(
      invalid('variable where.dueBefore'),
    );
  });

  const moments = [
    '2026-01-01',
    '2026-01-01T25:00:00Z',
    '2026-01-01T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-01-01 10:00:00Z',
    'now',
  ];
  test.each(moments)('the moment %j', async (moment) => {
    const document = 'query ($at: DateTime) { referrals(where: { waitingSince: $at }) { totalCount } }';
    expect(await refusalOf(kith, document, { at: moment })).toMatchObject(invalid('variable at'));
  });

  test.each([20260101, true, ['2026-01-01'], { day: 1 }])('what is no text: %j', async (day) => {
    const document = 'query ($day: Date) { followUps(where: { dueBefore: $day }) { totalCount } }';
    expect(await refusalOf(kith, document, { day })).toMatchObject(invalid('variable day'));
  });
});

describe('NHS numbers', () => {
  test.each([
    '9990000019',
    '999000001',
    '99900000180',
    '999-000-0018',
    '1111111111',
    'ABCDEFGHIJ',
    '',
    '999 000 0018\0',
  ])('%j is refused, and not repeated', async (number) => {
    const inDocument = `{ personByNhsNumber(nhsNumber: ${JSON.stringify(number)}) { id } }`;
    const document = 'query ($number: NhsNumber!) { personByNhsNumber(nhsNumber: $number) { id } }';
    const literal = await refusalOf(kith, inDocument, {}, 'gp');
    const variable = await refusalOf(kith, document, { number }, 'gp');
    expect(literal).toMatchObject(invalid());
    expect(variable).toMatchObject(invalid('variable number'));
    expect(variable.errors[0]?.message).toContain('check digit');
    for (const { text } of [literal, variable]) if (number !== '') expect(text).not.toContain(number.replace('\0', ''));
  });

  test.each([
    ['as a number in the document', '{ personByNhsNumber(nhsNumber: 9990000019) { id } }', {}],
    [
      'as a number in a variable',
      'query ($n: NhsNumber!) { personByNhsNumber(nhsNumber: $n) { id } }',
      { n: 9990000019 },
    ],
    ['where a name is meant', '{ people(where: { name: 9990000019 }) { totalCount } }', {}],
    [
      'as the name in a variable',
      'query ($n: String) { people(where: { name: $n }) { totalCount } }',
      { n: 9990000019 },
    ],
    ['where a number is meant', 'query ($n: Int) { people(first: $n) { totalCount } }', { n: '9990000019' }],
    ['as an enum', '{ people(orderBy: 9990000019) { totalCount } }', {}],
    ['where the grammar breaks', '{ personByNhsNumber(nhsNumber: 999 9990000019) { id } }', {}],
    ['in an id', '{ person(id: "person_9990000019") { id } }', {}],
    [
      'inside an object',
      'query ($w: PersonWhere) { people(where: $w) { totalCount } }',
      { w: { name: { n: '9990000019' } } },
    ],
  ])('one %s is not repeated either', async (_, document, variables) => {
    const refusal = await refusalOf(kith, document, variables, 'gp');
    expect(refusal).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    expect(refusal.text).not.toContain('9990000019');
  });
});

describe('texts and numbers', () => {
  test.each([
    [
      'a NUL byte in a variable',
      'query ($v: String) { people(where: { name: $v }) { totalCount } }',
      'a\0b',
      'text people.where.name',
    ],
    [
      'a NUL byte in a list',
      'query ($v: [String!]) { people(where: { need: $v }) { totalCount } }',
      ['a', '\0'],
      'text people.where.need.1',
    ],
    [
      'a text too long',
      'query ($v: String) { people(where: { name: $v }) { totalCount } }',
      'x'.repeat(201),
      'isLength people.where.name',
    ],
    [
      'an empty text',
      'query ($v: String) { people(where: { name: $v }) { totalCount } }',
      '',
      'isLength people.where.name',
    ],
    [
      'too long a list',
      'query ($v: [String!]) { people(where: { need: $v }) { totalCount } }',
      Array(101).fill('x'),
      'arrayMaxSize people.where.need',
    ],
    [
      'what is no language code',
      'query ($v: String) { assets(where: { language: $v }) { totalCount } }',
      'English',
      'matches assets.where.language',
    ],
    ['a negative age', 'query ($v: Int) { assets(where: { age: $v }) { totalCount } }', -1, 'min assets.where.age'],
    [
      'a latitude that is not on Earth',
      'query ($v: Float!) { assets { nodes { distanceKm(from: { latitude: $v, longitude: 0 }) } } }',
      91,
      'isLatitude assets.nodes.distanceKm.from.latitude',
    ],
    [
      'a distance beyond measure',
      'query ($v: Float) { assets(where: { near: { withinKm: $v } }) { totalCount } }',
      1e300,
      'max assets.where.near.withinKm',
    ],
    [
      'too many sessions',
      'query ($v: Int!) { assets { nodes { nextSessions(first: $v) { date } } } }',
      21,
      'max assets.nodes.nextSessions.first',
    ],
    [
      'a negative number of sessions',
      'query ($v: Int!) { assets { nodes { nextSessions(first: $v) { date } } } }',
      -1,
      'min assets.nodes.nextSessions.first',
    ],
  ] as const)('%s', async (_, document, v, problem) => {
    expect(await refusalOf(kith, document, { v })).toMatchObject(invalid(problem));
  });

  test('a NUL byte in the document itself', async () => {
    expect(await refusalOf(kith, '{ people(where: { name: "a\\u0000b" }) { totalCount } }')).toMatchObject(
      invalid('text people.where.name'),
    );
    expect(await refusalOf(kith, '{ people(where: { name: "a\0b" }) { totalCount } }')).toMatchObject(invalid());
  });

  test('a statement planned with good values is refused with bad ones all the same', async () => {
    const document =
      'query ($w: AssetWhere, $n: Int!) { assets(where: $w) { nodes { nextSessions(first: $n) { date } } } }';
    const good = await kith.as('gp').run(document, { w: { text: 'club' }, n: 1 });
    expect(good.errors).toEqual([]);
    expect(await refusalOf(kith, document, { w: { text: '\0' }, n: 1 }, 'gp')).toMatchObject(
      invalid('text assets.where.text'),
    );
    expect(await refusalOf(kith, document, { w: { text: 'club' }, n: 99 }, 'gp')).toMatchObject(
      invalid('max assets.nodes.nextSessions.first'),
    );
  });

  test('everything that is wrong is told at once', async () => {
    const document = 'query ($w: AssetWhere) { assets(where: $w) { totalCount } }';
    const w = { text: '', age: 900, language: '?', city: 'x'.repeat(101), near: { latitude: 100, withinKm: -1 } };
    expect((await refusalOf(kith, document, { w })).problems).toHaveLength(6);
  });
});

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
    ['a fragment of itself', '{ viewer { ...A } } fragment A on Viewer { role ...A }'],
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
});
