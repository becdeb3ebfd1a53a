/** One row, plain lists and tallies of the rows a relation leads to. */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { and, raw, type Sql, sql } from '../platform/sql.js';
import { attachAggregate, attachOne, joined, personsOf } from './attach.js';
import { Candidates } from './candidates.js';
import type { Compilation, Place, SelectRow } from './compilation.js';
import { SHORT_LIST } from './cost.js';
import type { OrderKey, TallyField } from './declared.js';
import { concatenate, object, toJson } from './json.js';
import type { ColumnSource } from './model.js';
import { orderBy } from './order.js';
import type { RowScope } from './scope.js';
import type { Tied } from './tie.js';

/** A field that leads from a row to others: what is needed to compile it. */
export interface Edge {
  readonly owner: RowScope;
  readonly tied: Tied;
  /** The object type selected on. */
  readonly type: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
  /** Conditions on the owner without which the edge leads nowhere. */
  readonly gate: readonly Sql[];
}

/** One tied row as JSON, or null; with an order, the first of several. */
export function oneRow(c: Compilation, edge: Edge, select: SelectRow, order?: readonly OrderKey<never, never>[]): Sql {
  const { owner, tied, type, nodes, place, gate } = edge;
  const candidates = new Candidates(c, tied);
  const where = and([...gate, ...candidates.conditions]);
  // A row whose rule asks something is found first, in a sub-select that PostgreSQL does not take apart: it would read
  // all that hangs on the row before it asks, and a forbidden row would take longer to answer than an absent one.
  const isApart = order !== undefined || candidates.isGuarded;
  const scope = candidates.open(isApart ? c.alias() : candidates.alias);
  const json = concatenate(select(scope, type, nodes, place));
  const made = { json, persons: personsOf(scope) };
  if (!isApart)
    return attachOne(owner, c.alias(), { ...made, from: sql`from ${candidates.from}${joined(scope)} where ${where}` });
  const sorted = order ? sql` order by ${orderBy(candidates.keys(order))}` : raw('');
  const first = sql`select ${candidates.handedOn(scope)} from ${candidates.from} where ${where}${sorted} limit 1`;
  return attachOne(owner, c.alias(), { ...made, from: sql`from (${first}) ${raw(scope.alias)}${joined(scope)}` });
}

/** All tied rows as a JSON list, in the order of the relation. */
export function plainList(
  c: Compilation,
  edge: Edge,
  select: SelectRow,
  order: readonly OrderKey<never, never>[],
): Sql {
  const { owner, tied, type, nodes, place, gate } = edge;
  const candidates = new Candidates(c, tied);
  const scope = candidates.open();
  const sizes = [...place.sizes, SHORT_LIST];
  c.sizes.push(sizes);
  const item = concatenate(select(scope, type, nodes, { ...place, isRepeated: true, sizes }));
  const persons = personsOf(scope);
  return attachAggregate(owner, c.alias(), {
    json: sql`'[' || coalesce(string_agg(${item}, ',' order by ${orderBy(candidates.keys(order))}), '') || ']'`,
    persons: persons && sql`string_agg(${persons}, ',')`,
    from: sql`from ${candidates.from}${joined(scope)} where ${and([...gate, ...candidates.conditions])}`,
  });
}

/** How many visible rows share each value of one field, largest first; rows that withhold it are not counted. */
export function tally(c: Compilation, edge: Edge, field: TallyField): Sql {
  const { owner, tied, type, nodes, place, gate } = edge;
  c.sizes.push([...place.sizes, SHORT_LIST]);
  const candidates = new Candidates(c, tied);
  const group = (candidates.masked as Readonly<Record<string, Sql>>)[field.group] as Sql;
  const source = candidates.target.fields.get(field.group) as ColumnSource;
  const members = [
    ...c.collect(
      type,
      nodes.map((node) => node.selectionSet),
    ),
  ].map(([key, [node]]) => {
    const name = node?.name.value;
    if (name === '__typename') return { key, value: `"${type.name}"` };
    return { key, value: name === 'count' ? raw('g.n::text') : toJson(raw('g.k'), source.writer, false) };
  });
  const where = and([...gate, ...candidates.conditions, sql`${group} is not null`]);
  return attachAggregate(owner, c.alias(), {
    json: sql`'[' || coalesce(string_agg(${concatenate(object(members))}, ',' order by g.n desc, g.k), '') || ']'`,
    persons: undefined,
    from: sql`from (select ${group} as k, count(*) as n from ${candidates.from} where ${where} group by 1) g`,
  });
}
