/** The same operation in other words gives the same permissions, and so does one that runs beside others'. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLSchema, parse, print, validate } from 'graphql';
import { KithError } from '../../src/platform/errors.js';
import { Oracle } from '../oracle/answer.js';
import { withoutWatermarks } from '../oracle/compare.js';
import { operations } from '../oracle/generate.js';
import type { Operation } from '../oracle/render.js';
import { momentOf } from '../oracle/viewer.js';
import { type NamedViewer, viewersOf } from '../oracle/viewers.js';
import { loadWorld } from '../oracle/world.js';
import { testDatabase } from '../support/database.js';
import { type Kith, NOW, startGraph, startKith, type TestGraph } from '../support/kith.js';
import { forms, plainly, type Said, withoutAlias } from './forms.js';
import { FULL, SEED } from './proof/size.js';

const OPERATIONS = FULL ? 20_000 : 2_000;
const INTERLEAVINGS = FULL ? 5_000 : 500;
/** How many operations run at once in each. */
const AT_ONCE = 5;

let schema: GraphQLSchema;
let oracle: Oracle;
let viewers: readonly NamedViewer[];
let graph: TestGraph;
let kith: Kith;

beforeAll(async () => {
  const database = await testDatabase();
  const world = await loadWorld(database.ownerUrl);
  schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  oracle = new Oracle(schema, world, momentOf(NOW));
  viewers = viewersOf(world, momentOf(NOW));
  graph = await startGraph({}, database);
  kith = await startKith();
}, 120_000);

afterAll(async () => {
  await kith?.close();
  await graph?.close();
});

/** So many operations, spread over the viewers. */
function asked(many: number): readonly { readonly viewer: NamedViewer; readonly operation: Operation }[] {
  const each = Math.ceil(many / viewers.length);
  return viewers.flatMap((viewer, index) => {
    const generated = fc.sample(operations(oracle.viewOf(viewer)), { seed: SEED + 1000 + index, numRuns: each });
    return generated.map((operation) => ({ viewer, operation }));
  });
}

async function permissions(viewer: NamedViewer, { document, variables }: Said, expected: unknown): Promise<unknown> {
  try {
    const { data, errors, extensions } = await graph.answer(viewer, print(document), variables);
    const marks = (extensions.withheld ?? []) as readonly { path: readonly string[]; field: string; reason: string }[];
    return {
      data: withoutWatermarks(plainly(JSON.parse(data)), plainly(expected)),
      codes: errors.map((error) => error.extensions.code).sort(),
      withheld: marks.map((mark) => JSON.stringify({ ...mark, path: mark.path.map(withoutAlias) })).sort(),
    };
  } catch (error) {
    if (error instanceof KithError) return { refused: error.code };
    throw error;
  }
}

describe('in other words', () => {
  const names = Object.keys(forms);
  const all = (said: Said) => names.reduce((now, name) => forms[name]?.(now, schema) ?? now, said);
  const one = (name: string) => (said: Said) => forms[name]?.(said, schema) ?? said;

  test(`${OPERATIONS} operations give the same data and the same marks`, async () => {
    for (const [index, { viewer, operation }] of asked(OPERATIONS).entries()) {
      const said: Said = { document: parse(operation.text), variables: operation.variables };
      const expected = oracle.answer(viewer, said.document, said.variables).data;
      const plain = await permissions(viewer, said, expected);
      // Everyday each takes its turn, and all of them together are said of every operation.
      const turn = FULL ? names : [names[index % names.length] as string];
      for (const [name, form] of [...turn.map((name) => [name, one(name)] as const), ['all at once', all] as const]) {
        const other = form(said);
        expect({ name, problems: validate(schema, other.document) }).toEqual({ name, problems: [] });
        const permitted = await permissions(viewer, other, expected);
        expect({ viewer: viewer.name, name, text: operation.text, permitted }).toEqual({
          viewer: viewer.name,
          name,
          text: operation.text,
          permitted: plain,
        });
      }
    }
  }, 3_600_000);
});

describe('beside others', () => {
  test(`${INTERLEAVINGS} times ${AT_ONCE} viewers at once are each answered as alone`, async () => {
    // What is asked and answered is recorded: the record of it, and the mark of how far it goes, move on by themselves.
    const moves = /accessLog|AccessEvent|watermark/;
    const some = asked(400).filter(({ operation }) => !moves.test(operation.text));
    const ask = async ({ viewer, operation }: (typeof some)[number]) => {
      const { status, text } = await kith.as(viewer).run(operation.text, operation.variables);
      return { viewer: viewer.name, status, text };
    };
    const alone: Awaited<ReturnType<typeof ask>>[] = [];
    for (const one of some) alone.push(await ask(one));
    expect(alone.filter(({ status }) => status === 200).length).toBeGreaterThan(some.length / 2);
    const picks = fc.sample(fc.array(fc.nat({ max: some.length - 1 }), { minLength: AT_ONCE, maxLength: AT_ONCE }), {
      seed: SEED,
      numRuns: INTERLEAVINGS,
    });
    for (const pick of picks) {
      const together = await Promise.all(pick.map((index) => ask(some[index] as (typeof some)[number])));
      expect(together).toEqual(pick.map((index) => alone[index]));
    }
  }, 3_600_000);
});
