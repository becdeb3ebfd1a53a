/** Answers a GraphQL operation over the world in memory, as the specification says it must be answered. */
import {
  type DocumentNode,
  defaultFieldResolver,
  execute,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import { caseloadCounts } from './caseload.js';
import { distanceKm, type Point } from './derived.js';
import { type ListArguments, listed, pageOf } from './lists.js';
import { bandsOf } from './measures.js';
import { byCollation } from './order.js';
import { type Code, isDoorClosed, plan, rowType, type Withheld } from './planning.js';
import { nextSessions } from './sessions.js';
import { timelineOf } from './timeline.js';
import { View } from './view.js';
import type { Asker, Moment } from './viewer.js';
import { type Cell, globalId, type Row, snake, typeOf, type World } from './world.js';

export interface Answer {
  /** Undefined when the whole operation is refused. */
  readonly data: unknown;
  readonly codes: readonly (Code | undefined)[];
  /** What is selected and never read by the role. */
  readonly withheld: readonly Withheld[];
}

/** Stand where the server puts a cursor or a watermark of its own making. */
export const CURSOR = '<cursor>';
export const WATERMARK = '<watermark>';
/** Stands where the server says in plain words when a withheld field is read. */
export const WORDS = '<words>';

/** A row on its way through the operation. */
class Found {
  constructor(
    readonly type: string,
    readonly row: Row,
  ) {}
}

/** A value object: columns of its owner that share a prefix. */
class Part {
  constructor(
    readonly row: Row,
    readonly prefix: string,
  ) {}
}

export class Oracle {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly world: World,
    private readonly moment: Moment,
  ) {}

  private readonly views = new Map<string, View>();

  viewOf(asker: Asker): View {
    const key = `${asker.role} ${asker.member}`;
    const view = this.views.get(key) ?? new View(this.schema, this.world, asker, this.moment);
    this.views.set(key, view);
    return view;
  }

  answer(asker: Asker, document: DocumentNode, given: Readonly<Record<string, unknown>> = {}): Answer {
    const view = this.viewOf(asker);
    const operation = getOperationAST(document);
    const { coerced = {}, errors } = getVariableValues(this.schema, operation?.variableDefinitions ?? [], { ...given });
    if (errors) throw new AggregateError(errors, 'The operation was made with variables that do not fit.');
    const { refused, closed, withheld } = plan(view, document, coerced);
    if (refused) return { data: undefined, codes: [refused], withheld: [] };
    const result = execute({
      schema: this.schema,
      document,
      variableValues: given,
      contextValue: view,
      fieldResolver: resolve,
      typeResolver: (value) => (value instanceof Found ? value.type : undefined),
    });
    if (result instanceof Promise) throw new Error('The oracle waits for nothing.');
    if (result.errors) throw new AggregateError(result.errors, 'The oracle met a null where the schema has none.');
    return { data: result.data, codes: closed.map(() => 'NOT_ALLOWED'), withheld };
  }
}

const resolve: GraphQLFieldResolver<unknown, View, Record<string, unknown>> = (source, args, view, info) => {
  const field = info.fieldName;
  view.reached.add(`${info.parentType.name}.${field}`);
  if (info.parentType.name === 'Query') return root(field, args, view);
  if (info.parentType.name === 'Viewer') return ofViewer(field, view);
  if (source instanceof Part) return source.row[source.prefix + snake(field)] ?? null;
  if (!(source instanceof Found)) return defaultFieldResolver(source, args, view, info);
  const { type, row } = source;
  if (!view.rules.reads(type, field, row)) return null;
  if (field === 'id') return globalId(type, row.id);
  if (field === 'withheld') return withheldOf(type, row, view);
  const own = made[`${type}.${field}`];
  if (own) return own(row, args, view);
  const target = getNamedType(info.returnType);
  if (!(target instanceof GraphQLObjectType)) return view.value(type, row, field);
  const listType = rowType(view.schema, target.name);
  if (listType !== undefined) return rowsPage(listType, view.related(type, row, field), args, view);
  if (!target.getFields().id) return new Part(row, `${snake(field)}_`);
  const rows = view.related(type, row, field).map((found) => new Found(target.name, found));
  const isList = String(info.returnType).startsWith('[');
  return isList ? rows : (rows[0] ?? null);
};

function withheldOf(type: string, row: Row, view: View): unknown {
  return view.fieldsOf(type).flatMap((field) => {
    const reason = view.rules.whyWithheld(type, field, row);
    return reason ? [{ field, reason, says: WORDS }] : [];
  });
}

/** Fields of values that are made for a row. */
const made: Readonly<Record<string, (row: Row, args: Record<string, unknown>, view: View) => unknown>> = {
  'Person.connectionsByStatus': (person, _args, view) =>
    tally(view.related('Person', person, 'connections'), 'status', view),
  'Person.timeline': (person, args, view) => {
    const entries = timelineOf(person, args, view);
    return page(
      entries.map(({ kind, at, type, row }) => ({ kind, at, node: new Found(type, row) })),
      args,
    );
  },
  'Asset.distanceKm': ({ id }, { from }, { world }) => distanceKm(from as Point, world.by('location', 'asset_id', id)),
  'Asset.nextSessions': (asset, { first }, view) => nextSessions(asset, Number(first), view),
  'Measurement.bands': (measurement) => bandsOf(measurement),
  'Member.caseloadCounts': (member, _args, view) => caseloadCounts(member, view),
};

function root(field: string, args: Record<string, unknown>, view: View): unknown {
  if (isDoorClosed(view, field)) return null;
  if (field === 'viewer') return {};
  if (field === 'node') return nodeOf(String(args.id), view);
  if (field === 'nodes') return (args.ids as readonly string[]).map((id) => nodeOf(id, view));
  const target = view.targetOf('Query', field);
  const listType = rowType(view.schema, target);
  if (listType !== undefined) return rowsPage(listType, view.all(listType), args, view);
  if (field === 'personByNhsNumber') {
    const wanted = String(args.nhsNumber).replaceAll(' ', '');
    const person = view.all('Person').find((row) => view.value('Person', row, 'nhsNumber') === wanted);
    return person ? new Found('Person', person) : null;
  }
  const asked = String(args.id ?? args.member);
  return nodeOf(field === 'person' ? survivorOf(asked, view.world) : asked, view);
}

/** The id of a record that was merged leads to the one it went into. */
function survivorOf(id: string, world: World): string {
  const into = world.get('person', id.slice(id.lastIndexOf('_') + 1))?.merged_into_id;
  return typeof into === 'string' ? survivorOf(globalId('Person', into), world) : id;
}

function ofViewer(field: string, view: View): unknown {
  const { role, organisation, member } = view.asker;
  if (field === 'role') return role;
  const [type, id] = field === 'member' ? (['Member', member] as const) : (['Organisation', organisation] as const);
  return nodeOf(globalId(type, id), view);
}

function rowsPage(type: string, rows: readonly Row[], args: ListArguments, view: View): unknown {
  const nodes = listed(type, rows, args, view).map((row) => new Found(type, row));
  return page(nodes, args);
}

function page(all: readonly unknown[], args: ListArguments): unknown {
  const found = pageOf(all, args);
  const nodes = found.items;
  const cursor = nodes.length > 0 ? CURSOR : null;
  const { hasNextPage, hasPreviousPage, totalCount } = found;
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: CURSOR })),
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: cursor, endCursor: cursor },
    totalCount,
    watermark: WATERMARK,
  };
}

function tally(rows: readonly Row[], group: string, view: View): unknown {
  const counts = new Map<Cell, number>();
  for (const row of rows) {
    const value = view.value('Connection', row, group);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  // The most frequent first.
  const groups = [...counts].sort(([a, many], [b, few]) => few - many || byCollation(String(a), String(b)));
  return groups.map(([value, count]) => ({ count, [group]: value }));
}

function nodeOf(id: string, view: View): Found | null {
  const type = typeOf(id);
  const row = view.find(type, id.slice(id.lastIndexOf('_') + 1));
  return row ? new Found(type, row) : null;
}
