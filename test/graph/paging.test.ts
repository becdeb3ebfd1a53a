/** Pages: walked forward and backward they give the rows of one big page, and each knows where it lies. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kith, startKith } from '../support/kith.js';

let kith: Kith;
beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { id: string }[];
  readonly edges: readonly { cursor: string; node: { id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A list as one persona meets it. */
interface List {
  readonly who: string;
  readonly field: string;
  readonly where: string;
  readonly inside?: readonly [string, string];
}

const PAGE = `totalCount nodes { id } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

interface Paging {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null;
  readonly before?: string | null;
}

async function pageOf({ who, field, where, inside = ['', ''] }: List, paging: Paging): Promise<Page> {
  const document = `query ($first: Int, $last: Int, $after: String, $before: String) { ${inside[0]}
    page: ${field}(first: $first, last: $last, after: $after, before: $before, ${where}) { ${PAGE} } ${inside[1]} }`;
  const { data, errors } = await kith.as(who).run(document, { ...paging });
  expect(errors).toEqual([]);
  const page = inside[0] === '' ? data : Object.values(data ?? {})[0];
  return (page as { page: Page }).page;
}

const ids = (page: Page): string[] => page.nodes.map(({ id }) => id);

/** All pages, walked from one end to the other. */
async function walk(list: List, size: number, direction: 'forward' | 'backward'): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor: string | null = null;
  do {
    const paging: Paging = direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor };
    const page: Page = await pageOf(list, paging);
    pages.push(page);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (direction === 'forward') cursor = hasNextPage ? endCursor : null;
    else cursor = hasPreviousPage ? startCursor : null;
  } while (cursor !== null && pages.length < 60);
  return pages;
}

const dot = ['person(id: "person_3f6c1d52-8a4e-4b7d-9c21-5e0d7f9a2b10") {', '}'] as const;
const near = 'where: { near: { latitude: 52.952, longitude: -0.512 } }, orderBy: NEAREST_ASC';

describe.each<[string, List]>([
  ['assets by name', { who: 'referrer', field: 'assets', where: '' }],
  ['assets by name, Z to A', { who: 'referrer', field: 'assets', where: 'orderBy: NAME_DESC' }],
  ['assets by distance (SQL)', { who: 'gp', field: 'assets', where: near }],
  ['people by default', { who: 'gp', field: 'people', where: '' }],
  ['people by name', { who: 'link-worker', field: 'people', where: 'orderBy: NAME_ASC' }],
  ['people by birth date, which one may lack', { who: 'gp', field: 'people', where: 'orderBy: BIRTH_DATE_DESC' }],
  ['a charity’s people, whose names are withheld', { who: 'charity', field: 'people', where: '' }],
  ['referrals as a worklist (several keys)', { who: 'gp', field: 'referrals', where: 'orderBy: WORKLIST_ASC' }],
  ['referrals by a date most lack', { who: 'gp', field: 'referrals', where: 'orderBy: CONTACT_BY_ASC' }],
  [
    'follow-ups by when they were, not yet for some',
    { who: 'link-worker', field: 'followUps', where: 'where: { open: false }, orderBy: OCCURRED_DESC' },
  ],
  ['follow-ups of one person', { who: 'gp', field: 'followUps', where: '', inside: dot }],
  ['needs', { who: 'gp', field: 'needs', where: '' }],
])('%s', (_, list) => {
  let whole: string[];
  let total: number;
  beforeAll(async () => {
    const pages = await walk(list, 100, 'forward');
    whole = pages.flatMap(ids);
    total = pages[0]?.totalCount ?? -1;
  });

  test('are rows enough to be walked, each once', () => {
    expect(whole.length).toBeGreaterThan(1);
    expect(new Set(whole).size).toBe(whole.length);
    expect(total).toBe(whole.length);
  });

  test.each(['forward', 'backward'] as const)('walked %s', async (direction) => {
    const size = Math.max(1, Math.ceil(whole.length / 5));
    const pages = await walk(list, size, direction);
    const inOrder = direction === 'forward' ? pages : pages.toReversed();
    expect(inOrder.flatMap(ids)).toEqual(whole);
    inOrder.forEach((page, at) => {
      const { pageInfo, edges } = page;
      expect(edges.map(({ node }) => node.id)).toEqual(ids(page));
      expect(page.totalCount).toBe(whole.length);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
      expect([pageInfo.hasPreviousPage, pageInfo.hasNextPage]).toEqual([at > 0, at < inOrder.length - 1]);
    });
  });

  test('turned round in the middle', async () => {
    const size = Math.min(50, Math.floor(whole.length / 2));
    const [first] = await walk(list, size, 'forward');
    const next = await pageOf(list, { first: 1, after: first?.pageInfo.endCursor });
    const back = await pageOf(list, { last: 100, before: next.pageInfo.startCursor });
    expect(ids(back)).toEqual(whole.slice(0, size));
  });

  test('at its ends', async () => {
    const none = await pageOf(list, { first: 0 });
    expect(none).toEqual({
      totalCount: whole.length,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    const [last, first] = [await pageOf(list, { last: 1 }), await pageOf(list, { first: 1 })];
    expect([ids(first), ids(last)]).toEqual([[whole[0]], [whole.at(-1)]]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const beyond = await pageOf(list, { first: 5, after: last.pageInfo.endCursor });
    expect(beyond).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    const before = await pageOf(list, { last: 5, before: first.pageInfo.startCursor });
    expect(before).toMatchObject({ nodes: [], pageInfo: { hasPreviousPage: false, startCursor: null } });
  });
});

test('an empty list is an empty page, not null', async () => {
  const list = { who: 'gp', field: 'people', where: 'where: { name: "nobodyiscalledthis" }' };
  for (const paging of [{ first: 5 }, { last: 5 }, { first: 0 }, { last: 0 }]) {
    expect(await pageOf(list, paging)).toEqual({
      totalCount: 0,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  }
});

test('a page of exactly all rows has no next one, one row less has', async () => {
  const list = { who: 'gp', field: 'needs', where: '' };
  const { totalCount } = await pageOf(list, { first: 1 });
  expect((await pageOf(list, { first: totalCount })).pageInfo.hasNextPage).toBe(false);
  expect((await pageOf(list, { first: totalCount - 1 })).pageInfo.hasNextPage).toBe(true);
  expect((await pageOf(list, { last: totalCount })).pageInfo.hasPreviousPage).toBe(false);
  expect((await pageOf(list, { last: totalCount - 1 })).pageInfo.hasPreviousPage).toBe(true);
});

test('a page is twenty rows when nothing is said', async () => {
  const { totalCount, nodes } = await pageOf({ who: 'team-lead', field: 'people', where: '' }, {});
  expect(totalCount).toBeGreaterThan(20);
  expect(nodes).toHaveLength(20);
});

test('a nested list is continued by asking its one parent with the cursor that the list of parents gave', async () => {
  const { data } = await kith
    .as('gp')
    .run(
      '{ people(first: 100) { nodes { id followUps(first: 1) { totalCount nodes { id } pageInfo { endCursor } } } } }',
    );
  const { people } = data as { people: { nodes: { id: string; followUps: Page }[] } };
  const parent = people.nodes.find(({ followUps }) => followUps.totalCount > 1);
  const after = parent?.followUps.pageInfo.endCursor;
  const list: List = { who: 'gp', field: 'followUps', where: '', inside: [`person(id: "${parent?.id}") {`, '}'] };
  const [whole, rest] = [await pageOf(list, { first: 100 }), await pageOf(list, { first: 100, after: after })];
  expect(ids(rest)).toEqual(ids(whole).slice(1));
});
