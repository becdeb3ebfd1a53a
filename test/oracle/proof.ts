/** Asks Kith an operation in each of its ways, and demands that all of them answer what the oracle answers. */
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { buildSchema, type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { KithError } from '../../src/platform/errors.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { NOW, startGraph, type TestGraph } from '../support/kith.js';
import { Oracle } from './answer.js';
import { cellsOf, differences, withoutMarks, withoutWatermarks } from './compare.js';
import { isTold, type Withheld } from './planning.js';
import type { Operation } from './render.js';
import type { View } from './view.js';
import { momentOf } from './viewer.js';
import { type NamedViewer, viewersOf } from './viewers.js';
import { loadWorld } from './world.js';

/** How Kith can answer: compiled as it is served, by the compiled rules alone, or executed, with either. */
const WAYS = {
  served: { isAlwaysExecuted: false, hasRowSecurity: true },
  unlocked: { isAlwaysExecuted: false, hasRowSecurity: false },
  executed: { isAlwaysExecuted: true, hasRowSecurity: true },
  'executed, unlocked': { isAlwaysExecuted: true, hasRowSecurity: false },
};
export type WayName = keyof typeof WAYS;

interface Way {
  readonly name: string;
  readonly graph: TestGraph;
}

export interface About {
  /** Whom the operation is about, for the message of a failure. */
  readonly about?: string;
  /** In which of the ways to ask it; in all unless told. */
  readonly in?: readonly WayName[];
}

export class Proof {
  private last: { readonly text: string; readonly document: DocumentNode } | undefined;
  private readonly told = { operations: 0, cells: 0, refused: 0 };

  private constructor(
    readonly schema: GraphQLSchema,
    readonly oracle: Oracle,
    readonly viewers: readonly NamedViewer[],
    private readonly ways: readonly Way[],
  ) {}

  /** Over the worker's database, in all four ways, unless told otherwise. */
  static async start(database?: TestDatabase, names = Object.keys(WAYS) as readonly WayName[]): Promise<Proof> {
    const given = database ?? (await testDatabase());
    const world = await loadWorld(given.ownerUrl);
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const ways: Way[] = [];
    // One after the other: each builds a schema, and would keep the others' connections waiting.
    for (const name of names) ways.push({ name, graph: await startGraph(WAYS[name], given) });
    return new Proof(schema, new Oracle(schema, world, momentOf(NOW)), viewersOf(world, momentOf(NOW)), ways);
  }

  async isAlike(
    viewer: NamedViewer,
    { text, variables }: Operation,
    { about = 'whatever it finds', in: names }: About = {},
  ): Promise<void> {
    const document = this.parsed(text);
    const expected = this.oracle.answer(viewer, document, variables);
    const view = this.oracle.viewOf(viewer);
    const ways = this.ways.filter(({ name }) => names?.some((one) => one === name) ?? true);
    const answers = await Promise.all(
      ways.map(async ({ name, graph }) => ({
        where: `${viewer.role} (${viewer.name}), ${name}, asks of ${about}`,
        ...(await reply(graph, viewer, { text, variables }, view)),
      })),
    );
    // What SETTLED.md compares: the answers in one spelling, cursors included.
    const spelled = (data = 'null') => JSON.stringify(withoutWatermarks(JSON.parse(data), expected.data));
    const first = answers[0];
    for (const { where, codes, data, withheld } of answers) {
      expect({ where, codes }).toEqual({ where, codes: [...expected.codes].sort() });
      expect(data === undefined).toBe(expected.data === undefined);
      if (data === undefined || expected.data === undefined) continue;
      const bare = withoutMarks(JSON.parse(data), expected.data);
      if (JSON.stringify(bare) !== JSON.stringify(expected.data)) {
        throw new Error([`${where}:`, ...differences(expected.data, bare)].join('\n'));
      }
      expect({ where, withheld }).toEqual({ where, withheld: spelledOut(expected.withheld, view) });
      expect(spelled(data)).toBe(spelled(first?.data));
    }
    this.told.operations += 1;
    if (expected.data === undefined) this.told.refused += 1;
    else this.told.cells += cellsOf(expected.data) * ways.length;
  }

  /** The document, validated once where several viewers ask it one after the other. */
  private parsed(text: string): DocumentNode {
    if (this.last?.text === text) return this.last.document;
    const document = parse(text);
    const problems = validate(this.schema, document);
    if (problems.length > 0) throw new AggregateError(problems, `Not a valid operation: ${problems[0]?.message}`);
    this.last = { text, document };
    return document;
  }

  /** What was compared, in one line. */
  get summary(): string {
    const { operations, refused, cells } = this.told;
    const ways = this.ways.length === 1 ? 'one way' : `${this.ways.length} ways`;
    return `${operations} operations (${refused} refused), ${cells} cells compared in ${ways}`;
  }

  async close(): Promise<void> {
    for (const { graph } of this.ways) await graph.close();
  }
}

/** What a way answers; a refusal of the whole operation has a code and no data. */
async function reply(graph: TestGraph, viewer: NamedViewer, { text, variables }: Operation, view: View) {
  try {
    const { data, errors, extensions } = await graph.answer(viewer, text, variables);
    const codes = errors.map((error) => error.extensions.code).sort();
    return { data, codes, withheld: spelledOut(extensions.withheld, view) };
  } catch (error) {
    if (error instanceof KithError) return { data: undefined, codes: [error.code], withheld: [] };
    throw error;
  }
}

/** The marks that tell something, in one order. */
function spelledOut(withheld: unknown, view: View): readonly string[] {
  const marks: readonly Withheld[] = Array.isArray(withheld) ? withheld : [];
  const told = marks.filter(({ field }) => isTold(view, field));
  return told.map((mark) => JSON.stringify(mark)).sort();
}
