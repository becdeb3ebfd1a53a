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
import { distanceKm, type Point } from './derived.js';
import { type ListArguments, listed, pageOf } from './lists.js';
import { byCollation } from './order.js';
import { type Code, isDoorClosed, plan, rowType, type Withheld } from './planning.js';
import { nextSessions } from './sessions.js';
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

/** Stands where the server puts a cursor of its own making. */
export const CURSOR = '<cursor>';

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
  if (info.parentType.name === 'Query') return root(field, args, view);
  if (info.parentType.name === 'Viewer') return ofViewer(field, view);
  if (source instanceof Part) return source.row[source.prefix + snake(field)] ?? null;
  if (!(source instanceof Found)) return defaultFieldResolver(source, args, view, info);
  const { type, row } = source;
  if (!view.rules.reads(type, field, row)) return null;
  if (field === 'id') return globalId(type, row.id);
  if (field === 'connectionsByStatus') return tally(view.related('Person', row, 'connections'), 'status', view);
  if (field === 'distanceKm') return distanceKm(args.from as Point, view.world.by('location', 'asset_id', row.id));
  if (field === 'nextSessions') return nextSessions(row, Number(args.first), view);
  const target = getNamedType(info.returnType);
  if (!(target instanceof GraphQLObjectType)) return view.value(type, row, field);
  const listType = rowType(view.schema, target.name);
  if (listType !== undefined) return page(listType, view.related(type, row, field), args, view);
  if (!target.getFields().id) return new Part(row, `${snake(field)}_`);
  const rows = view.related(type, row, field).map((found) => new Found(target.name, found));
  const isList = String(info.returnType).startsWith('[');
  return isList ? rows : (rows[0] ?? null);
};

function root(field: string, args: Record<string, unknown>, view: View): unknown {
  if (isDoorClosed(view, field)) return null;
  if (field === 'viewer') return {};
  if (field === 'node') return nodeOf(String(args.id), view);
  if (field === 'nodes') return (args.ids as readonly string[]).map((id) => nodeOf(id, view));
  const target = view.targetOf('Query', field);
  const listType = rowType(view.schema, target);
  if (listType !== undefined) return page(listType, view.all(listType), args, view);
  if (field === 'personByNhsNumber') {
    const wanted = String(args.nhsNumber).replaceAll(' ', '');
    const person = view.all('Person').find((row) => view.value('Person', row, 'nhsNumber') === wanted);
    return person ? new Found('Person', person) : null;
  }
  return nodeOf(String(args.id), view);
}

function ofViewer(field: string, view: View): unknown {
  const { role, organisation, member } = view.asker;
  if (field === 'role') return role;
  const [type, id] = field === 'member' ? (['Member', member] as const) : (['Organisation', organisation] as const);
  return nodeOf(globalId(type, id), view);
}

function page(type: string, rows: readonly Row[], args: ListArguments, view: View): unknown {
  const found = pageOf(listed(type, rows, args, view), args);
  const nodes = found.rows.map((row) => new Found(type, row));
  const cursor = nodes.length > 0 ? CURSOR : null;
  const { hasNextPage, hasPreviousPage, totalCount } = found;
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: CURSOR })),
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: cursor, endCursor: cursor },
    totalCount,
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
