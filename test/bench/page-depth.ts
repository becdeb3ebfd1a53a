/** A long list's first page, and one as deep as its cursors are followed: what is asked to see whether depth costs anything. */
import { parse } from 'graphql';
import type { Contestant } from './contestant.js';
import { ask } from './equality.js';
import { type BenchOperation, operation } from './operations.js';

const DEPTH = 1000;
const SIZE = 50;

/** Nobody sees a longer list than who leads a team: every follow-up there has been with the people it was ever asked to help. */
const VIEWER = 'team-lead';

/** Nothing but the page: a count would go through the whole list, whichever page is shown. */
const PAGE = parse(`query Page($after: String) {
  followUps(first: ${SIZE}, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } }
}`);

interface Page {
  readonly followUps: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly object[];
  };
}

/** Gives page 1 and page 1,000 of fifty each, or the last full page of a shorter list: its name says which. */
export async function firstAndDeepest(kith: Contestant): Promise<readonly [BenchOperation, BenchOperation]> {
  const first = page(1, undefined);
  let deepest = first;
  let after: string | undefined;
  for (let number = 1; number <= DEPTH; number++) {
    const candidate = page(number, after);
    const { pageInfo, nodes } = (await read(kith, candidate)).followUps;
    if (nodes.length < SIZE) break;
    deepest = candidate;
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return [first, deepest];
}

async function read(kith: Contestant, { persona, bodies }: BenchOperation): Promise<Page> {
  return (await ask(kith, persona, bodies(kith.dialect)[0] as string)).data as Page;
}

function page(number: number, after: string | undefined): BenchOperation {
  return operation(`page ${number.toLocaleString('en-GB')} of follow-ups`, VIEWER, PAGE, [
    { variables: { after }, given: {} },
  ]);
}
