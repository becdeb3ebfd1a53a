/** Bad values get a typed, helpful error and nothing else: enums, dates, texts, numbers beyond the rules of an input. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kith, startKith } from '../support/kith.js';
import { refusalOf } from './refusal.js';

let kith: Kith;
beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

const invalid = (...problems: string[]) => ({ status: 400, code: 'INVALID_INPUT', problems });

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
    expect(await refusalOf(kith, '{ people(where: { name: "a\0b" }) { totalCount } }')).toMatchObject(
      invalid('text people.where.name'),
    );
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
