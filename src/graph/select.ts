/** From a selection on a row to the SQL that writes its JSON: every field, with its slice compiled in. */
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isNonNullType,
  parse,
} from 'graphql';
import { parenthesise, type Sql, sql } from '../platform/sql.js';
import { rawColumns } from './columns.js';
import type { Compilation, Place } from './compilation.js';
import type { ComputedField, DerivedField } from './declared.js';
import { concatenate, object, type Piece, toJson } from './json.js';
import { type Edge, oneRow, plainList, tally } from './list.js';
import { listed } from './listed.js';
import { type Source, type TypeModel, writerOf } from './model.js';
import { reachFrom } from './reach.js';
import { viewerSlots } from './run.js';
import type { RowScope } from './scope.js';
import { originOf, tie } from './tie.js';
import { timeline } from './timeline.js';
import { valueObjects } from './values.js';

/** The JSON object of one row, as pieces of text. */
export function selectRow(
  c: Compilation,
  scope: RowScope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
): Piece[] {
  const fields = [
    ...c.collect(
      type,
      nodes.map((node) => node.selectionSet),
    ),
  ].map(([key, found]) => ({
    key,
    value: selectField(c, scope, type, found, { ...place, path: [...place.path, key] }),
  }));
  return object(fields);
}

function selectField(
  c: Compilation,
  scope: RowScope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
): Piece {
  const name = nodes[0]?.name.value as string;
  if (name === '__typename') return `"${type.name}"`;
  const coordinate = `${type.name}.${name}`;
  const decision = c.decide(type.name, name);
  if (decision === 'never') {
    c.withheld.push({ path: place.path, field: coordinate, reason: 'ROLE' });
    return 'null';
  }
  c.coordinates.add(coordinate);
  const source = scope.model?.fields.get(name);
  if (!source) throw new Error(`${coordinate} has no source.`);
  const gate = decision === 'always' ? undefined : decision.when(scope.rule, viewerSlots);
  const value = compileSource(c, scope, source, type, nodes, place, gate);
  return gate && typeof value !== 'string' ? sql`case when ${gate} then ${value} else 'null' end` : value;
}

function compileSource(
  c: Compilation,
  scope: RowScope,
  source: Source,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
  gate: Sql | undefined,
): Piece {
  const field = type.getFields()[nodes[0]?.name.value as string];
  if (!field) throw new Error(`${type.name} has no field ${nodes[0]?.name.value}.`);
  const target = getNamedType(field.type) as GraphQLObjectType;
  const edge = (tied: Edge['tied'], selected: GraphQLObjectType = target): Edge => ({
    owner: scope,
    tied,
    type: selected,
    nodes,
    place,
    gate: gate ? [gate] : [],
  });
  const select = (inner: RowScope, of: GraphQLObjectType, found: readonly FieldNode[], at: Place): Piece[] =>
    selectRow(c, inner, of, found, at);
  switch (source.kind) {
    case 'column':
      return toJson(scope.column(source.column), source.writer, source.nullable);
    case 'part':
      return concatenate(selectPart(c, scope, source.fields, target, nodes));
    case 'reference':
      c.sizes.push(place.sizes);
      return oneRow(c, edge(tie(c, originOf(scope), source)), select);
    case 'relation': {
      const tied = tie(c, originOf(scope), source);
      const { order = [] } = source.options;
      if (source.listing) return listed(c, edge(tied, c.objectType(source.listing.name)), source.listing, type, select);
      if (!source.options.one) return plainList(c, edge(tied), select, order);
      c.sizes.push(place.sizes);
      return oneRow(c, edge(tied), select, order);
    }
    case 'tally':
      return tally(c, edge(tie(c, originOf(scope), tallied(source))), source);
    case 'derived':
      return derivedValue(c, scope, source, type, nodes, place);
    case 'timeline':
      return timeline(
        c,
        originOf(scope),
        { owner: scope, nodes, place, gate: gate ? [gate] : [] },
        source,
        type,
        select,
      );
    case 'values':
      return valueObjects(c, scope, source, type, target, nodes, place);
    case 'computed':
      return computedNeeds(c, scope, source, type, nodes, place);
  }
}

function tallied(source: Extract<Source, { kind: 'tally' }>): Extract<Source, { kind: 'relation' }> {
  const { Owner, name, Target, by } = source;
  return { kind: 'relation', Owner, name, Target, listing: undefined, options: { description: '', by } };
}

/** A value object of the row: its members stand under the decision on the field that holds it. */
function selectPart(
  c: Compilation,
  scope: RowScope,
  fields: ReadonlyMap<string, Source>,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Piece[] {
  return object(
    [
      ...c.collect(
        type,
        nodes.map((node) => node.selectionSet),
      ),
    ].map(([key, found]) => {
      const name = found[0]?.name.value as string;
      const source = fields.get(name);
      if (name === '__typename') return { key, value: `"${type.name}"` };
      if (source?.kind === 'column')
        return { key, value: toJson(scope.column(source.column), source.writer, source.nullable) };
      if (source?.kind === 'part')
        return { key, value: concatenate(selectPart(c, scope, source.fields, nested(type, name), found)) };
      throw new Error(`${type.name}.${name} is neither a column nor a value object.`);
    }),
  );
}

function nested(type: GraphQLObjectType, field: string): GraphQLObjectType {
  return getNamedType(type.getFields()[field]?.type) as GraphQLObjectType;
}

function derivedValue(
  c: Compilation,
  scope: RowScope,
  source: DerivedField,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
): Piece {
  const returned = type.getFields()[source.name]?.type as GraphQLOutputType;
  const args = c.parametersOf(type, nodes, place);
  const row = rawColumns(scope.model ?? rowless(type.name), scope.column);
  const writer = writerOf(returned);
  if (!writer) throw new Error(`${type.name}.${source.name} is of a type that cannot be written in SQL.`);
  const reach = reachFrom(c, originOf(scope), scope.rule);
  return toJson(parenthesise(source.sql(row, reach, args)), writer, !isNonNullType(returned));
}

function rowless(name: string): TypeModel {
  return {
    name,
    table: undefined,
    person: undefined,
    people: [],
    fields: new Map(),
    internal: new Map(),
    listing: undefined,
  };
}

/** What a computed field reads, under its response key; graphql-js puts the computed value in its place. */
function computedNeeds(
  c: Compilation,
  scope: RowScope,
  source: ComputedField,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  place: Place,
): Piece {
  c.isComputed = true;
  c.argumentsOf(type, nodes, place);
  const document = parse(`{ needs ${source.needs} }`, { noLocation: true });
  const definition = document.definitions[0];
  const selection = definition && 'selectionSet' in definition ? definition.selectionSet?.selections[0] : undefined;
  return concatenate(selectRow(c, scope, type, [selection as FieldNode], place));
}
