/** Asks Kith with something of its policy changed, each lock alone, and says whether an answer parts from the oracle's. */
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { Client } from 'pg';
import { openDoors } from '../../../src/access/doors.js';
import { policy } from '../../../src/access/policy.js';
import type { Door, Graph } from '../../../src/graph/graph.js';
import { KithError } from '../../../src/platform/errors.js';
import type { Policy } from '../../../src/platform/policy.js';
import type { Role } from '../../../src/platform/viewer.js';
import { Oracle } from '../../oracle/answer.js';
import { withoutMarks } from '../../oracle/compare.js';
import { isTold, type Withheld } from '../../oracle/planning.js';
import type { View } from '../../oracle/view.js';
import { momentOf } from '../../oracle/viewer.js';
import { type NamedViewer, viewersOf } from '../../oracle/viewers.js';
import { globalId, loadWorld, type Row, type World } from '../../oracle/world.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { NOW, startGraph, type TestGraph } from '../../support/kith.js';
import { rebuilt } from '../rebuilt.js';
import { type Limited, setScene } from './scene.js';

export interface Change {
  readonly policy?: Partial<Policy>;
  readonly door?: Door;
}

export interface Asked {
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** How many ids one question names. */
const BATCH = 100;

export class Probe {
  private change: Change = {};
  private turn = 0;
  private readonly trusted = new Map<string, string>();
  private readonly ordered = new Map<string, readonly Row[]>();

  private constructor(
    readonly database: TestDatabase,
    readonly schema: GraphQLSchema,
    readonly world: World,
    readonly oracle: Oracle,
    readonly viewers: readonly NamedViewer[],
    readonly test: TestGraph,
    /** As the superuser, who may become anyone. */
    readonly anyone: Client,
    private readonly graph: Graph,
  ) {}

  static async start(): Promise<Probe> {
    const database = await freshDatabase();
    const anyone = new Client({ connectionString: database.superuserUrl });
    await anyone.connect();
    await setScene(
      database.superuserUrl,
      async (member) => {
        const { rows } = await anyone.query<{ parties: string[] }>('select parties from viewer_of($1)', [member]);
        return rows[0]?.parties ?? [];
      },
      await limited(anyone),
    );
    const world = await loadWorld(database.ownerUrl);
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const test = await startGraph({}, database);
    const open = openDoors(test.house.schemas.full);
    const now = (): Policy => ({ ...policy, ...made.change.policy });
    const graph = await rebuilt(test.house, {
      hasRowSecurity: false,
      door: (viewer, field, type) => (made.change.door ?? open)(viewer, field, type),
      // Whatever is asked, is asked of the policy as it is changed at that moment.
      policy: new Proxy(policy, { get: (_policy, name) => Reflect.get(now(), name) }),
    });
    const moment = momentOf(NOW);
    const oracle = new Oracle(schema, world, moment);
    const made: Probe = new Probe(database, schema, world, oracle, viewersOf(world, moment), test, anyone, graph);
    return made;
  }

  async close(): Promise<void> {
    await this.anyone.end();
    await this.test.close();
  }

  viewersAs(role: Role): readonly NamedViewer[] {
    return this.viewers.filter((viewer) => viewer.role === role);
  }

  view(viewer: NamedViewer): View {
    return this.oracle.viewOf(viewer);
  }

  /** The rows of a type, those about people the viewer has or had any tie to first, and of these first what is `first`. */
  rowsFor(viewer: NamedViewer, type: string, table: string): readonly Row[] {
    const key = `${viewer.name} ${table}`;
    const known = this.ordered.get(key);
    if (known) return known;
    const view = this.view(viewer);
    const isNear = (row: Row) => {
      const person = table === 'person' ? row.id : row.person_id;
      return this.world
        .by('care_relationship', 'person_id', person ?? null)
        .some((tie) => view.rules.rows.ties.isOwn(tie));
    };
    const place = (row: Row) => (isNear(row) ? 0 : 2) + (view.rules.exists(type, row) ? 1 : 0);
    const ordered = this.world.all(table).map((row) => ({ row, at: place(row) }));
    const sorted = ordered.sort((a, b) => a.at - b.at).map(({ row }) => row);
    // Some of each: the hidden ones near by, the visible ones, and strangers.
    const some = [0, 1, 2, 3].flatMap((at) => sorted.filter((row) => place(row) === at).slice(0, 15 * BATCH));
    this.ordered.set(key, some);
    return some;
  }

  /** True when the changed policy answers otherwise than the oracle, which the policy as it is agrees with. */
  async disagrees(viewer: NamedViewer, asked: Asked, change: Change): Promise<boolean> {
    const key = JSON.stringify([viewer.name, asked]);
    const expected = this.trusted.get(key) ?? this.expected(viewer, asked);
    if (!this.trusted.has(key)) {
      const found = await this.answer(viewer, asked, expected, {});
      if (found !== expected)
        throw new Error(
          `Nothing is changed, and yet the oracle says otherwise for ${viewer.name}: ${asked.text}\n${expected.slice(0, 2000)}\n${found.slice(0, 2000)}`,
        );
      this.trusted.set(key, expected);
    }
    return (await this.answer(viewer, asked, expected, change)) !== expected;
  }

  /** Which of these rows the changed policy lets the viewer meet, told by their ids alone. */
  async met(viewer: NamedViewer, type: string, rows: readonly Row[], change: Change): Promise<readonly boolean[]> {
    const ids = rows.map(({ id }) => globalId(type, id));
    const { data } = await this.ask(viewer, { text: NODES('id'), variables: { ids } }, change);
    return (JSON.parse(data) as { nodes: (object | null)[] }).nodes.map((node) => node !== null);
  }

  async ask(viewer: NamedViewer, { text, variables = {} }: Asked, change: Change) {
    const document = parse(text, { noLocation: true });
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is no operation.');
    this.change = change;
    // A plan that was made for another policy must not be found again.
    this.turn += 1;
    try {
      const as = await this.test.house.viewers.of(viewer);
      return await this.graph.answer(as, { document, operation, hash: `${this.turn}`, variables, now: NOW });
    } finally {
      this.change = {};
    }
  }

  private expected(viewer: NamedViewer, { text, variables = {} }: Asked): string {
    const { data, codes, withheld } = this.oracle.answer(viewer, parse(text), variables);
    return JSON.stringify({ data, codes: [...codes].sort(), withheld: this.told(viewer, withheld) });
  }

  private async answer(viewer: NamedViewer, asked: Asked, expected: string, change: Change): Promise<string> {
    try {
      const { data, errors, extensions } = await this.ask(viewer, asked, change);
      const bare = withoutMarks(JSON.parse(data), JSON.parse(expected).data);
      const codes = errors.map((error) => error.extensions.code).sort();
      return JSON.stringify({ data: bare, codes, withheld: this.told(viewer, extensions.withheld) });
    } catch (error) {
      if (error instanceof KithError) return JSON.stringify({ codes: [error.code], withheld: [] });
      throw error;
    }
  }

  private told(viewer: NamedViewer, withheld: unknown): readonly string[] {
    const marks: readonly Withheld[] = Array.isArray(withheld) ? withheld : [];
    return marks
      .filter(({ field }) => field.startsWith('Viewer.') || isTold(this.view(viewer), field))
      .map((mark) => JSON.stringify(mark))
      .sort();
  }
}

/** The first charity member who is limited to named assets, and one of these. */
async function limited(anyone: Client): Promise<Limited> {
  const { rows } = await anyone.query<Limited>(
    `select m.organisation_id as organisation, a.asset_id as asset from member_asset a join member m on m.id = a.member_id
     order by m.id, a.asset_id limit 1`,
  );
  if (!rows[0]) throw new Error('Nobody is limited to an asset.');
  return rows[0];
}

export const NODES = (selection: string): string => `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`;

export function batches<Item>(items: readonly Item[], size = BATCH): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
