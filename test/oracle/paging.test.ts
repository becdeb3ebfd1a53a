/** Pages walked by the server's own cursors, forwards and backwards, are the oracle's whole list cut into pages. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { testDatabase } from '../support/database.js';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';
import { Oracle } from './answer.js';
import { type ListArguments, listed } from './lists.js';
import { momentOf } from './viewer.js';
import { globalId, loadWorld } from './world.js';

let oracle: Oracle;
let graph: TestGraph;

beforeAll(async () => {
  const database = await testDatabase();
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  oracle = new Oracle(schema, await loadWorld(database.ownerUrl), momentOf(NOW));
  graph = await startGraph({}, database);
}, 60_000);

afterAll(() => graph?.close());

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Every page from one end to the other, by following cursors. */
async function walk(persona: string, list: Walk, size: number, isForward: boolean): Promise<readonly Page[]> {
  const pages: Page[] = [];
  const [count, from] = isForward ? ['first', 'after'] : ['last', 'before'];
  const given = list.orderBy ? `, orderBy: ${list.orderBy}` : '';
  const text = `query Page($cursor: String, $where: ${list.type}Where) {
    page: ${list.root}(${count}: ${size}, ${from}: $cursor, where: $where${given}) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  let cursor: string | null | undefined;
  for (let turn = 0; turn < 200; turn++) {
    const answer = await graph.answer(persona, text, { cursor, where: list.where });
    expect(answer.errors).toEqual([]);
    const { page }: { page: Page } = JSON.parse(answer.data);
    pages.push(page);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(isForward ? hasNextPage : hasPreviousPage)) return pages;
    cursor = isForward ? endCursor : startCursor;
  }
  throw new Error('The pages have no end.');
}

interface Walk {
  readonly root: string;
  readonly type: string;
  readonly orderBy?: string;
  readonly where?: ListArguments['where'];
}

const walks: readonly (readonly [persona: string, list: Walk])[] = [
  ['gp', { root: 'people', type: 'Person' }],
  ['gp', { root: 'referrals', type: 'Referral', orderBy: 'WORKLIST_ASC' }],
  ['link-worker', { root: 'followUps', type: 'FollowUp', orderBy: 'OCCURRED_DESC', where: { open: false } }],
  ['link-worker', { root: 'plans', type: 'Plan', orderBy: 'REVIEW_DUE_DESC' }],
  ['team-lead', { root: 'people', type: 'Person', orderBy: 'BIRTH_DATE_DESC' }],
  ['team-lead', { root: 'referrals', type: 'Referral', orderBy: 'CONTACT_BY_ASC' }],
  ['charity', { root: 'people', type: 'Person' }],
  ['charity', { root: 'people', type: 'Person', orderBy: 'CONNECTED_DESC' }],
  ['charity', { root: 'connections', type: 'Connection', orderBy: 'SENT_ASC' }],
  ['referrer', { root: 'referrals', type: 'Referral' }],
  ['integrator', { root: 'connections', type: 'Connection', orderBy: 'SENT_DESC' }],
  ['privacy-officer', { root: 'people', type: 'Person' }],
  ['referrer', { root: 'assets', type: 'Asset', orderBy: 'UPDATED_DESC' }],
];

describe.each(walks)('%s, %j', (persona, list) => {
  const expected = () => {
    const view = oracle.viewOf(claimsOf(persona));
    return listed(list.type, view.all(list.type), list, view).map(({ id }) => globalId(list.type, id));
  };

  test.each([3, 7])('forwards, %i at a time', async (size) => {
    const pages = await walk(persona, list, size, true);
    expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(expected());
    expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, index) => index > 0));
  });

  test('backwards, 4 at a time', async () => {
    const pages = await walk(persona, list, 4, false);
    expect(pages.toReversed().flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(expected());
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(pages.map((_, index) => index > 0));
  });
});
