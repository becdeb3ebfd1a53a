/** The schema as data allows it, cut to what may be answered: nullable where withheld, and per role without what it never reads. */
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import {
  type GraphQLEnumValueConfig,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isObjectType,
} from 'graphql';
import { ROLES, type Role } from '../platform/viewer.js';
import { doors } from './doors.js';
import { policy, sliceTable } from './policy.js';
import { decisionOn, type FieldSlice, type Grant } from './slice.js';

/** Whether a role may use a member of a filter input, or a value of an order: not when it rests on what it never reads. */
export type IsUsable = (role: Role, input: string, member: string) => boolean;

/** The schema operations are validated and planned on: every field, nullable where any role may find it withheld. */
export function fullSchema(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, name, type) => {
      const slice = decisionOn(sliceTable.get(type), name);
      if (!slice) return config;
      return mayBeNull(config, slice.read, type) ? nullable(config) : config;
    },
  });
}

function mayBeNull(config: GraphQLFieldConfig<unknown, unknown>, read: FieldSlice['read'], type: string): boolean {
  if (isEdge(config.type)) return true;
  const meets = sliceTable.get(type)?.fields.get('id')?.read;
  return ROLES.some((role) => (meets === undefined || meets[role]) && read[role] !== 'always');
}

/** What introspection shows each role: made when it is asked for, since that takes time and memory and most are asked by nobody. */
export function schemasOf(schema: GraphQLSchema, isUsable: IsUsable): Readonly<Record<Role, GraphQLSchema>> {
  const made = new Map<Role, GraphQLSchema>();
  const schemas = {} as Record<Role, GraphQLSchema>;
  for (const role of ROLES) {
    const get = (): GraphQLSchema => {
      const known = made.get(role) ?? schemaOf(schema, role, isUsable);
      made.set(role, known);
      return known;
    };
    Object.defineProperty(schemas, role, { get, enumerable: true });
  }
  return schemas;
}

function schemaOf(schema: GraphQLSchema, role: Role, isUsable: IsUsable): GraphQLSchema {
  const sliced = mapSchema(schema, {
    [MapperKind.QUERY_ROOT_FIELD]: (config, name) => (doors[name]?.includes(role) ? config : null),
    [MapperKind.MUTATION_ROOT_FIELD]: (config, name) => (policy.mayCall(role, name) ? config : null),
    [MapperKind.OBJECT_TYPE]: (type) => {
      const id = sliceTable.get(type.name)?.fields.get('id');
      return id && !id.read[role] ? null : type;
    },
    [MapperKind.OBJECT_FIELD]: (config, name, type) => {
      const slice = decisionOn(sliceTable.get(type), name);
      if (!slice) return config;
      const grant = slice.read[role];
      if (!grant) return null;
      return described(isEdge(config.type) || grant !== 'always' ? nullable(config) : config, grant);
    },
    [MapperKind.INPUT_OBJECT_FIELD]: (config, name, type) => (isUsable(role, type, name) ? config : null),
    [MapperKind.ENUM_VALUE]: (config: GraphQLEnumValueConfig, type, _schema, name) =>
      isUsable(role, type, name) ? config : null,
  });
  return pruneSchema(sliced);
}

function nullable(config: GraphQLFieldConfig<unknown, unknown>): GraphQLFieldConfig<unknown, unknown> {
  return { ...config, type: getNullableType(config.type) };
}

function described(config: GraphQLFieldConfig<unknown, unknown>, grant: Grant): GraphQLFieldConfig<unknown, unknown> {
  if (grant === 'always') return config;
  return { ...config, description: `${config.description ?? ''}\n\nAnswered ${grant.says}; else null.`.trim() };
}

/** A field that leads to other rows, which may not exist for the viewer. */
function isEdge(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (!isObjectType(named)) return false;
  return named.getInterfaces().some(({ name }) => name === 'Node') || 'pageInfo' in named.getFields();
}
