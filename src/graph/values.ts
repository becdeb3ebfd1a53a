/** Value objects that a declaration makes of a row: a list of them, or one, each member an expression of the statement. */
import { type FieldNode, type GraphQLObjectType, isNonNullType } from 'graphql';
import { parenthesise, raw, type Sql, sql } from '../platform/sql.js';
import { rawColumns } from './columns.js';
import type { Compilation, Place } from './compilation.js';
import type { Making, ValuesField } from './declared.js';
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
    once,
  };
  const made = field.make(rawColumns(model, scope.column), making, c.parametersOf(owner, nodes, place));
  if (field.isUnderRowSecurity) c.isUnderRowSecurity = true;
  const items = made.map((members) => valueObject(c, type, nodes, members));
  if (field.isOne) return concatenate(items[0] ?? ['null']);
  return concatenate(['[', ...items.flatMap((item, index) => (index === 0 ? item : [',', ...item])), ']']);
}

function valueObject(
  c: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  members: Readonly<Record<string, Sql>>,
): Piece[] {
  const selected = c.collect(
    type,
    nodes.map((node) => node.selectionSet),
  );
  return object(
    [...selected].map(([key, [node]]) => {
      const name = node?.name.value as string;
      if (name === '__typename') return { key, value: `"${type.name}"` };
      const returned = type.getFields()[name]?.type;
      const writer = returned && writerOf(returned);
      const value = members[name];
      if (!writer || !value) throw new Error(`${type.name}.${name} is not made, or of a type that cannot be written.`);
      return { key, value: toJson(parenthesise(value), writer, !isNonNullType(returned)) };
    }),
  );
}
