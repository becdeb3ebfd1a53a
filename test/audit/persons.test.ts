/** Who is written down is who is in the answer: compared with the ids that the answer itself holds, over generated operations. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { Client } from 'pg';
import { personas } from '../../src/cli/personas.js';
import { KithError } from '../../src/platform/errors.js';
import { Oracle } from '../oracle/answer.js';
import { operations } from '../oracle/generate.js';
import { momentOf } from '../oracle/viewer.js';
import { type NamedViewer, viewersOf } from '../oracle/viewers.js';
import { loadWorld } from '../oracle/world.js';
import { testDatabase } from '../support/database.js';
import { NOW, startGraph, type TestGraph } from '../support/kith.js';
import { testSchemas } from '../support/schemas.js';
import { identified, idsIn, Subjects } from './identified.js';

/** Another seed and more runs look further: `AUDIT_SEED=7 AUDIT_RUNS=5000 npm test -- test/audit/persons`. */
const SEED = Number(process.env.AUDIT_SEED ?? 20_260_302);
const RUNS = Number(process.env.AUDIT_RUNS ?? 320);
const ROLES = [...new Set(personas.map(({ role }) => role))];

let owner: Client;
let subjects: Subjects;
let ways: readonly TestGraph[];
let oracle: Oracle;
let viewers: readonly NamedViewer[];
const schema: GraphQLSchema = testSchemas().full;
const told = { answers: 0, people: 0, refused: 0 };

beforeAll(async () => {
  const database = await testDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  subjects = await Subjects.of(owner);
  ways = [await startGraph({}, database), await startGraph({ isAlwaysExecuted: true }, database)];
  const world = await loadWorld(database.ownerUrl);
  oracle = new Oracle(schema, world, momentOf(NOW));
  viewers = viewersOf(world, momentOf(NOW));
});
afterAll(async () => {
  await owner.end();
  for (const graph of ways) await graph.close();
  process.stderr.write(
    `\nAudit: seed ${SEED}, ${told.answers} answers, ${told.people} people, ${told.refused} refused.\n`,
  );
});

async function isTold(viewer: NamedViewer, text: string, variables: Record<string, unknown>): Promise<void> {
  const asked = identified(text, schema);
  for (const graph of ways) {
    const answered = await graph.answer(viewer, asked, variables).catch((error: unknown) => {
      if (!(error instanceof KithError)) throw error;
      told.refused++;
      return undefined;
    });
    if (!answered) continue;
    const expected = await subjects.of(idsIn(JSON.parse(answered.data)));
    expect(answered.persons.toSorted()).toEqual(expected);
    // Whoever is in an answer, some kind of thing is told of them.
    if (expected.length > 0) expect(answered.kinds.length).toBeGreaterThan(0);
    told.answers++;
    told.people += expected.length;
  }
}

describe('generated operations', () => {
  test.each(ROLES)(
    '%s',
    async (role) => {
      const own = viewers.filter((viewer) => viewer.role === role);
      const numRuns = Math.ceil(RUNS / ROLES.length / own.length);
      for (const [index, viewer] of own.entries()) {
        await fc.assert(
          fc.asyncProperty(operations(oracle.viewOf(viewer)), ({ text, variables }) => isTold(viewer, text, variables)),
          { seed: SEED + index, numRuns },
        );
      }
    },
    300_000,
  );
});

const linkWorker = () => viewers.find(({ name }) => name === 'link-worker') as NamedViewer;

test.each([
  ['a page cut short', '{ people(first: 2) { nodes { preferredName } pageInfo { hasNextPage } } }', 2],
  ['a page walked backward', '{ people(last: 3) { edges { node { preferredName } } } }', 3],
  ['only cursors of edges', '{ people(first: 2) { edges { cursor } } }', 2],
  ['only the cursors of a page', '{ people(first: 2) { pageInfo { endCursor } } }', 2],
  ['how many there are', '{ people { totalCount } }', 0],
  ['assets, with nobody beneath', '{ assets(first: 3) { nodes { connections(first: 0) { totalCount } } } }', 0],
])('%s', async (_what, text, people) => {
  for (const graph of ways) expect((await graph.answer(linkWorker(), text)).persons).toHaveLength(people);
});

test('people are found through assets, members and organisations, at every depth', async () => {
  const text = `{ assets(first: 40) { nodes { connections(first: 5) { nodes { person { followUps(first: 2) { nodes { id } } } } } } } }`;
  const [compiled, executed] = await Promise.all(ways.map((graph) => graph.answer(linkWorker(), text)));
  expect(compiled?.persons.length).toBeGreaterThan(1);
  expect(executed?.persons.toSorted()).toEqual(compiled?.persons.toSorted());
  await isTold(linkWorker(), text, {});
});

test('a field that is skipped, or that the role never reads, was not read', async () => {
  const text = `query ($no: Boolean = false) { people(first: 1) { nodes { givenName phone @include(if: $no) email @skip(if: true)
    conversations(first: 1) { nodes { summary workingNotes } } } } }`;
  const gp = viewers.find(({ name }) => name === 'gp') as NamedViewer;
  for (const graph of ways) {
    const { coordinates, kinds } = await graph.answer(gp, text);
    expect([...coordinates].sort()).toEqual(
      ['Query.people', 'Person.givenName', 'Person.conversations', 'Conversation.summary'].sort(),
    );
    expect(kinds).toEqual(['CONVERSATIONS', 'EXISTENCE', 'IDENTITY']);
  }
});
