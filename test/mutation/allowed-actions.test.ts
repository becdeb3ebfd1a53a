/** What `allowedActions` tells of a row is what the mutation would say: both are asked, for every action, row and role. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EntityManager, FlushMode } from '@mikro-orm/postgresql';
import { policy } from '../../src/access/policy.js';
import type { Class } from '../../src/graph/declared.js';
import { type Declared, mutations, startOf } from '../../src/mutation/declared.js';
import { start } from '../../src/mutation/start.js';
import { viewerRole } from '../../src/platform/database-roles.js';
import { KithError } from '../../src/platform/errors.js';
import { settingsOf } from '../../src/platform/policy.js';
import type { Row } from '../../src/platform/row.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { claimsOf, NOW, startGraph, type TestGraph } from '../support/kith.js';

interface Told {
  readonly name: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly missing: readonly string[];
}

const startedFrom = new Map<Class<Row>, Declared[]>();
/** One row of each state is asked; of rows without one, so many. */
const OF_EACH_TYPE = 5;

let graph: TestGraph;
/** The same rows, answered by graphql-js and without row security: what is told may not depend on it. */
let other: TestGraph;
const outcomes = new Set<string>();

beforeAll(async () => {
  graph = await startGraph();
  other = await startGraph({ isAlwaysExecuted: true, hasRowSecurity: false });
  for (const mutation of mutations.values()) {
    const Target = startOf(mutation)?.Target;
    if (Target) startedFrom.set(Target, [...(startedFrom.get(Target) ?? []), mutation]);
  }
});
afterAll(async () => {
  await graph.close();
  await other.close();
});

describe('what is told is what the mutation says', () => {
  // An analyst meets no row; of each other role one is asked, and the charity member limited to named assets.
  const roles = ['gp', 'link-worker', 'team-lead', 'charity', 'charity-2', 'referrer', 'integrator', 'privacy-officer'];
  test.each(roles)(
    'to %s',
    async (who) => {
      const { viewers, orm } = graph.house;
      const viewer = await viewers.of(claimsOf(who));
      const em = orm.em.fork({ flushMode: FlushMode.COMMIT });
      await em.begin({ sessionContext: { role: viewerRole(viewer.role), variables: settingsOf(viewer, NOW) } });
      try {
        for (const [Target, all] of startedFrom) {
          const mine = all.filter(({ name }) => policy.mayCall(viewer.role, name));
          const rows = await seen(em, Target, all);
          const told = await toldOf(who, Target, rows);
          for (const row of rows) {
            const said = await inTurn(mine, (mutation) => saidBy(em, viewer, mutation, row));
            expect([row.id, told.get(row.id)]).toEqual([row.id, said]);
          }
        }
      } finally {
        await em.rollback();
      }
    },
    120_000,
  );

  test('in each of the ways it can be told', () => {
    expect([...outcomes].sort()).toEqual(['allowed', 'need', 'not theirs', 'state']);
  });
});

/** Rows that exist for the viewer, of as many states as there are. */
async function seen(em: EntityManager, Target: Class<Row>, asked: readonly Declared[]): Promise<Row[]> {
  const rows = (await em.find(Target as never, {}, { limit: 1_000, orderBy: { id: 'asc' } as never })) as Row[];
  const stated = asked.find(({ from }) => from);
  const known = new Map<unknown, number>();
  return rows.filter((row) => {
    const state = stated && Reflect.get(row, stated.state ?? 'status');
    const count = (known.get(state) ?? 0) + 1;
    known.set(state, count);
    return count <= (stated ? 1 : OF_EACH_TYPE);
  });
}

async function toldOf(who: string, Target: Class<Row>, rows: readonly Row[]): Promise<Map<string, Told[]>> {
  const { table } = graph.house.schemas.model.type(Target.name);
  const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename
    ... on ${Target.name} { id can: allowedActions { name allowed ...Why } } } }
    fragment Why on AllowedAction { reason missing }`;
  const ids = rows.map(({ id }) => `${table}_${id}`);
  const { data, errors } = await graph.answer(who, document, { ids });
  expect(errors).toEqual([]);
  const again = await other.answer(who, document, { ids });
  expect(JSON.parse(again.data)).toEqual(JSON.parse(data));
  const nodes = JSON.parse(data).nodes as { id: string; can: Told[] }[];
  return new Map(nodes.map(({ id, can }) => [id.slice(`${table}_`.length), can]));
}

/** What the mutation itself would say of the row, before anything of its input is looked at; nothing is written. */
async function saidBy(em: EntityManager, viewer: Viewer, mutation: Declared, row: Row): Promise<Told> {
  const { name } = mutation;
  const { member } = startOf(mutation) as { member: string };
  const at = { em, viewer, policy, model: graph.house.schemas.model };
  try {
    await start(at, mutation, { [member]: row.id, expectedVersion: row.version });
    outcomes.add('allowed');
    return { name, allowed: true, reason: null, missing: [] };
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    const { code, message } = error;
    const problems = (error.extensions.problems ?? []) as { rule: string }[];
    if (code === 'NOT_ALLOWED') {
      outcomes.add('not theirs');
      return { name, allowed: false, reason: 'You may see this, but it is not yours to change.', missing: [] };
    }
    expect(code).toBe('WRONG_STATE');
    if (problems.length > 0) {
      outcomes.add('need');
      return { name, allowed: false, reason: message, missing: problems.map(({ rule }) => rule) };
    }
    outcomes.add('state');
    const allowed = error.extensions.allowed as string[];
    return { name, allowed: false, reason: `Possible only at ${allowed.join(', ')}.`, missing: [] };
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
