/** Value objects that a declaration makes of a row: a list of them, or one, each member an expression of the statement. */
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
} from 'graphql';
import { parenthesise, raw, Sql, sql } from '../platform/sql.js';
import { rawColumns } from './columns.js';
import type { Compilation, Place } from './compilation.js';
import { type Erased, ForEach, type Making, type Members, type Several, type ValuesField } from './declared.js';
import { concatenate, object, type Piece, toJson } from './json.js';
import { type TypeModel, writerOf } from './model.js';
import { reachFrom } from './reach.js';
import { viewerSlots } from './run.js';
import type { RowScope } from './scope.js';
import { originOf } from './tie.js';

export function valueObjects(
  c: Compilation,
  scope: RowScope,
  field: ValuesField,
  owner: GraphQLObjectType,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
): Piece {
  const { columns, making } = makingOf(c, scope);
  const made = field.make(columns, making, c.parametersOf(owner, nodes, place));
  if (field.isUnderRowSecurity) c.isUnderRowSecurity = true;
  return field.isOne ? first(c, type, nodes, made) : list(c, type, nodes, made);
}

/** What value objects of a row are made with, and its columns as they are. */
export function makingOf(c: Compilation, scope: RowScope): { readonly columns: object; readonly making: Making } {
  const model = scope.model as TypeModel;
  const once = (value: Sql): Sql => {
    const alias = c.alias();
    // `offset 0` keeps PostgreSQL from copying the expression to each place that uses it.
    scope.joins.push(sql`cross join lateral (select ${value} as v offset 0) ${raw(alias)}`);
    return raw(`${alias}.v`);
  };
  const making: Making = {
    ...reachFrom(c, originOf(scope), scope.rule),
    role: c.role,
    policy: c.policy,
    table: model.table as string,
    rule: scope.rule,
    viewer: viewerSlots,
    type: model.name,
    person: model.person === undefined ? undefined : scope.column(model.person),
    names: c.names,
    once,
  };
  return { columns: rawColumns(model, scope.column), making };
}

/** The first of the value objects made, or null. */
export function first(
  c: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  made: Several<Erased>,
): Piece {
  if (made instanceof ForEach) {
    const json = concatenate(valueObject(c, type, nodes, made.item));
    return sql`coalesce((select ${json} from ${made.from} order by ${made.order} limit 1), 'null')`;
  }
  return made[0] ? concatenate(valueObject(c, type, nodes, made[0])) : 'null';
}

function list(c: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[], made: Several<Erased>): Sql {
  if (made instanceof ForEach) {
    const json = concatenate(valueObject(c, type, nodes, made.item));
    return sql`'[' || coalesce((select string_agg(${json}, ',' order by ${made.order}) from ${made.from}), '') || ']'`;
  }
  const items = made.map((members) => valueObject(c, type, nodes, members));
  return concatenate(['[', ...items.flatMap((item, index) => (index === 0 ? item : [',', ...item])), ']']);
}

function valueObject(
  c: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  members: Members<object>,
): Piece[] {
  const selected = c.collect(
    type,
    nodes.map((node) => node.selectionSet),
  );
  return object(
    [...selected].map(([key, found]) => {
      const name = found[0]?.name.value as string;
      if (name === '__typename') return { key, value: `"${type.name}"` };
      const returned = type.getFields()[name]?.type as GraphQLOutputType;
      const value = (members as Readonly<Record<string, unknown>>)[name];
      return { key, value: member(c, `${type.name}.${name}`, returned, found, value) };
    }),
  );
}

function member(
  c: Compilation,
  what: string,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
): Piece {
  const writer = writerOf(type);
  if (value === undefined) throw new Error(`${what} is not made.`);
  if (value instanceof Sql) {
    if (!writer) throw new Error(`${what} is of a type that cannot be written.`);
    return toJson(parenthesise(value), writer, !isNonNullType(type));
  }
  // What is the same for every row is written here, once.
  if (writer) return JSON.stringify(value);
  const made = isListType(getNullableType(type)) ? list : first;
  return made(c, getNamedType(type) as GraphQLObjectType, nodes, value as never);
}
