/** Bad pages get a typed, helpful error and nothing else: sizes, contradictions, and cursors of something else. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kith, startKith } from '../support/kith.js';
import { refusalOf } from './refusal.js';

let kith: Kith;
/** A cursor in the list of people, by name, for the team lead. */
let cursor: string;

const PEOPLE = 'query ($after: String) { people(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }';
const invalid = (...problems: string[]) => ({ status: 400, code: 'INVALID_INPUT', problems });

async function endCursor(document: string, persona = 'team-lead'): Promise<string> {
  const { text } = await kith.as(persona).run(document);
  const found = /"endCursor":"([^"]+)"/.exec(text)?.[1];
  if (found === undefined) throw new Error(`No cursor came: ${text}`);
  return found;
}

beforeAll(async () => {
  kith = await startKith();
  cursor = await endCursor(PEOPLE);
});
afterAll(() => kith.close());

const refused = (document: string, variables: Record<string, unknown> = {}, persona = 'team-lead') =>
  refusalOf(kith, document, variables, persona);

describe('sizes', () => {
  test.each([
    ['first: -1', 'page people.first'],
    ['first: 101', 'page people.first'],
    ['first: 2147483647', 'page people.first'],
    ['last: -1', 'page people.last'],
    ['last: 101', 'page people.last'],
    ['first: 1, last: 1', 'page people.last'],
    ['last: 1, after: "x"', 'page people.after'],
    ['before: "x"', 'page people.before'],
    ['first: 1, before: "x"', 'page people.before'],
  ])('people(%s)', async (given, problem) => {
    expect(await refused(`{ people(${given}) { nodes { id } } }`)).toMatchObject(invalid(problem));
  });

  test.each([2147483648, -2147483649, 1e300, 1.5, '2', true])('a size that is no Int: %j', async (first) => {
    const document = 'query ($first: Int) { people(first: $first) { nodes { id } } }';
    expect(await refused(document, { first })).toMatchObject(invalid('variable first'));
  });

  test('a variable is looked at in every run, not only the first', async () => {
    const document = 'query ($first: Int) { people(first: $first) { nodes { id } } }';
    expect(await kith.as('team-lead').run(document, { first: 1 })).toMatchObject({ status: 200, errors: [] });
    expect(await refused(document, { first: -1 })).toMatchObject(invalid('page people.first'));
    expect(await refused(document, { first: 101 })).toMatchObject(invalid('page people.first'));
  });

  test('nought and null are no bad input', async () => {
    const { data, errors } = await kith
      .as('team-lead')
      .run('{ none: people(first: 0) { nodes { id } } some: people(first: null, after: null) { nodes { id } } }');
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ none: { nodes: [] }, some: { nodes: expect.any(Array) } });
  });

  describe('pages that multiply beyond bounds', () => {
    const nested = (sizes: string) =>
      `query ($n: Int) { people(first: 100) { nodes { connections(${sizes}) { nodes { followUps(first: $n) { nodes { id } } } } } } }`;

    test.each([
      ['by their literals', 'first: 11', 10],
      ['from the end', 'last: 11', 10],
      ['by a variable', 'first: 10', 11],
      ['by the default of a page', 'first: 6', undefined],
    ])('%s', async (_, sizes, n) => {
      const { status, data, errors } = await kith.as('team-lead').run(nested(sizes), { n });
      expect({ status, data, code: errors[0]?.extensions?.code }).toEqual({ status: 400, code: 'TOO_COMPLEX' });
      expect(errors[0]?.message).toMatch(/multiply to \d{5} rows; 10000 is the most\. Ask for smaller/);
    });

    test('and just within them', async () => {
      expect(await kith.as('team-lead').run(nested('first: 10'), { n: 10 })).toMatchObject({
        status: 200,
        errors: [],
        extensions: { cost: { rows: 100 + 1_000 + 10_000, longestList: 10_000 } },
      });
    });
  });
});

describe('a cursor', () => {
  test('of this list for this viewer is taken', async () => {
    expect(await kith.as('team-lead').run(PEOPLE, { after: cursor })).toMatchObject({ status: 200, errors: [] });
  });

  test.each([
    ['another list', '{ referrals(after: "$") { totalCount nodes { id } } }', 'referrals.after'],
    ['another filter', '{ people(after: "$", where: { name: "a" }) { nodes { id } } }', 'people.after'],
    ['an empty filter', '{ people(after: "$", where: {}) { nodes { id } } }', 'people.after'],
    ['another order', '{ people(after: "$", orderBy: NAME_DESC) { nodes { id } } }', 'people.after'],
    [
      'a list under another field',
      '{ viewer { member { caseload(after: "$") { nodes { id } } } } }',
      'viewer.member.caseload.after',
    ],
  ])('is not one of %s', async (_, document, path) => {
    expect(await refused(document.replace('$', cursor))).toMatchObject(invalid(`cursor ${path}`));
  });

  test.each(['gp', 'link-worker', 'link-worker-2', 'charity', 'privacy-officer'])(
    'is nobody else’s: %s',
    async (who) => {
      expect(await refused(PEOPLE, { after: cursor }, who)).toMatchObject(invalid('cursor people.after'));
    },
  );

  test('of a colleague with the same list is not taken either', async () => {
    const document = '{ assets(first: 1) { pageInfo { endCursor } } }';
    const after = await endCursor(document, 'link-worker');
    const asked = `{ assets(after: ${JSON.stringify(after)}) { totalCount } }`;
    expect(await refused(asked, {}, 'link-worker-2')).toMatchObject(invalid('cursor assets.after'));
  });

  test('inside a list is refused: it would mean several lists at once', async () => {
    const inner = await endCursor('{ people { nodes { followUps(first: 1) { pageInfo { endCursor } } } } }');
    const document = `{ people { nodes { followUps(after: ${JSON.stringify(inner)}) { nodes { id } } } } }`;
    expect(await refused(document)).toMatchObject(invalid('page people.nodes.followUps.after'));
    const before = '{ people { edges { node { followUps(last: 1, before: "x") { nodes { id } } } } } }';
    expect(await refused(before)).toMatchObject(invalid('page people.edges.node.followUps.before'));
  });
});

describe('a tampered cursor', () => {
  type Parts = [string, ...(string | null | number)[]];
  const remade = (change: (parts: Parts) => unknown): string => {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Parts;
    return Buffer.from(JSON.stringify(change(parts))).toString('base64url');
  };
  const other = (text: string): string => (text.endsWith('A') ? `${text.slice(0, -1)}B` : `${text.slice(0, -1)}A`);

  test('is one that can be taken apart and put together again', async () => {
    expect(await kith.as('team-lead').run(PEOPLE, { after: remade((parts) => parts) })).toMatchObject({ status: 200 });
  });

  test.each<[string, () => string]>([
    ['with another tag', () => remade(([tag, ...keys]) => [other(tag), ...keys])],
    ['without a tag', () => remade(([, ...keys]) => keys)],
    ['with a tag of another length', () => remade(([tag, ...keys]) => [`${tag}A`, ...keys])],
    ['with a key more', () => remade((parts) => [...parts, 'x'])],
    ['with a key less', () => remade((parts) => parts.slice(0, -1))],
    ['with an id that is none', () => remade((parts) => [...parts.slice(0, -1), "x' or 1=1 --"])],
    ['with an id that is null', () => remade((parts) => [...parts.slice(0, -1), null])],
    ['with an id that is a number', () => remade((parts) => [...parts.slice(0, -1), 1])],
    ['with a key that holds a NUL', () => remade(([tag, , ...keys]) => [tag, 'a\0', ...keys])],
    ['with a key that is an object', () => remade(([tag, , ...keys]) => [tag, { a: 1 }, ...keys])],
    ['that is an object', () => remade((parts) => ({ ...parts }))],
    ['that is cut short', () => cursor.slice(0, -5)],
    ['that is no base64', () => `${cursor}!`],
    ['that is empty', () => ''],
    ['that is far too long', () => 'A'.repeat(5000)],
    ['that is plain text', () => 'eyJ'],
  ])('%s', async (_, made) => {
    expect(await refused(PEOPLE, { after: made() })).toMatchObject(invalid('cursor people.after'));
  });

  test('with a day that does not exist is refused by its type', async () => {
    const list =
      'query ($after: String) { followUps(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }';
    const [tag, , ...rest] = JSON.parse(Buffer.from(await endCursor(list), 'base64url').toString()) as Parts;
    const after = Buffer.from(JSON.stringify([tag, '2026-99-99', ...rest])).toString('base64url');
    expect(await refused(list, { after })).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });
});
