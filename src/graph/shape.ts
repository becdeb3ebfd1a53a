/** The part of an operation's variables that shapes its statement; together with document and role it names a plan. */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { parseIdentifier } from './identifier.js';

/** Two sets of variables with the same shape run the same statement with other parameters. */
export function shapeOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  return (operation.variableDefinitions ?? [])
    .map(({ variable, type }) =>
      shape(typeFromAST(schema, type as never) as GraphQLInputType, variables[variable.name.value]),
    )
    .join('|');
}

function shape(type: GraphQLInputType, value: unknown): string {
  if (value === undefined || value === null) return '-';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = value as unknown[];
    const isIds = getNullableType(nullable.ofType).toString() === 'ID';
    if (isIds) return `[${[...new Set(items.map((item) => parseIdentifier(item)?.type ?? '?'))].sort()}]`;
    return isLeafType(getNullableType(nullable.ofType))
      ? '[]'
      : `[${items.map((item) => shape(nullable.ofType, item))}]`;
  }
  if (isInputObjectType(nullable)) {
    const members = value as Record<string, unknown>;
    return `{${Object.values(nullable.getFields()).map((field) => shape(field.type, members[field.name]))}}`;
  }
  if (isEnumType(nullable)) return String(value);
  if (nullable.name === 'Boolean') return value ? 't' : 'f';
  if (nullable.name === 'ID') return parseIdentifier(value)?.type ?? '?';
  return '+';
}
