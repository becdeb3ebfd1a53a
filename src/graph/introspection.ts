/** What the schema says of itself: graphql-js's own resolvers, without an execution, which would take ten times as long. */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { Compilation } from './compilation.js';

type Values = Readonly<Record<string, unknown>>;

/** One field of what is asked, prepared once for all values it is asked of. */
interface Asked {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown> | undefined;
  readonly values: Values;
  readonly inside: readonly Asked[];
  readonly typeName: string;
}

/** The answers to `__schema` and `__type`, by response key. */
export function introspect(
  schema: GraphQLSchema,
  c: Compilation,
  roots: readonly (readonly [string, readonly FieldNode[]])[],
  variables: Values,
): Values {
  const info = { schema } as GraphQLResolveInfo;
  const metaFields: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
    __schema: SchemaMetaFieldDef,
    __type: TypeMetaFieldDef,
  };

  const prepared = (
    key: string,
    nodes: readonly FieldNode[],
    parent: string,
    of: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
  ): Asked => {
    const node = nodes[0] as FieldNode;
    const field = of[node.name.value];
    if (!field) return { key, field, values: {}, inside: [], typeName: parent };
    const named = getNamedType(field.type);
    const inside = isLeafType(named) ? [] : selected(named as GraphQLObjectType, nodes);
    return { key, field, values: getArgumentValues(field, node, variables), inside, typeName: parent };
  };

  const selected = (type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly Asked[] =>
    [
      ...c.collect(
        type,
        nodes.map(({ selectionSet }) => selectionSet),
      ),
    ].map(([key, found]) => prepared(key, found, type.name, type.getFields()));

  const answer = (asked: Asked, source: unknown): unknown => {
    const { field, values, typeName, inside } = asked;
    if (!field) return typeName;
    return written(field.type, field.resolve?.(source, values, undefined, info), inside);
  };

  const written = (type: GraphQLOutputType, value: unknown, inside: readonly Asked[]): unknown => {
    if (value === null || value === undefined) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return Array.from(value as Iterable<unknown>, (item) => written(nullable.ofType, item, inside));
    if (isLeafType(nullable)) return nullable.serialize(value);
    return Object.fromEntries(inside.map((asked) => [asked.key, answer(asked, value)]));
  };

  return Object.fromEntries(
    roots.map(([key, nodes]) => [key, answer(prepared(key, nodes, 'Query', metaFields), undefined)]),
  );
}
