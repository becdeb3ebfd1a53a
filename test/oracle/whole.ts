/** All that can be asked of a type in one selection: its fields, and of the rows it leads to who they are. */
import {
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { LEFT_OUT } from './generate.js';
import { rowType } from './planning.js';

export function wholeOf(type: GraphQLObjectType, schema: GraphQLSchema): string {
  const fields = Object.values(type.getFields())
    .filter(({ name, args }) => !LEFT_OUT.includes(name) && !args.some(isMust))
    .map((field) => `${field.name}${selectionOf(field, schema)}`);
  return `{ ${fields.join(' ')} }`;
}

/** What follows the name of a field, where something must: its rows by their ids, a value object whole. */
export function selectionOf(field: GraphQLField<unknown, unknown>, schema: GraphQLSchema): string {
  const target = getNamedType(field.type);
  if (isLeafType(target)) return '';
  if (isInterfaceType(target)) return ' { id }';
  if (!(target instanceof GraphQLObjectType)) throw new Error(`${field.name} leads to no object.`);
  const row = rowType(schema, target.name);
  if (row === 'TimelineEntry') return '(first: 5) { totalCount nodes { kind at node { id } } }';
  if (row !== undefined) return '(first: 5) { totalCount nodes { id } }';
  return target.getFields().id ? ' { id }' : ` ${wholeOf(target, schema)}`;
}

const isMust = ({ type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]): boolean =>
  isNonNullType(type) && defaultValue === undefined;
