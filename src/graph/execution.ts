/** graphql-js over compiled rows: for operations with a field that JavaScript computes, batched through DataLoader. */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import DataLoader from 'dataloader';
import {
  type DocumentNode,
  defaultTypeResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldConfig,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { TYPE_KEY } from './abstract.js';
import { type ComputedField, declared } from './declared.js';

type Row = Readonly<Record<string, unknown>>;

/** Loaders live for one execution: one request, one viewer. */
class Loaders {
  private readonly loaders = new Map<ComputedField, DataLoader<{ needs: unknown; args: unknown }, unknown, string>>();

  constructor(private readonly now: Date) {}

  load(field: ComputedField, needs: unknown, args: unknown): Promise<unknown> {
    let loader = this.loaders.get(field);
    if (!loader) {
      loader = new DataLoader(async (batch) => [...field.compute(batch as never, this.now)], {
        cacheKeyFn: JSON.stringify,
      });
      this.loaders.set(field, loader);
    }
    return loader.load({ needs, args });
  }
}

/** The schema with resolvers that read compiled rows: each value lies under its response key. */
export function executableSchema(schema: GraphQLSchema): GraphQLSchema {
  const computed = new Map<string, ComputedField>();
  // What a computation gives back has its own names, whatever the operation calls them.
  const given = new Set<string>();
  for (const field of declared.fields) {
    if (field.kind !== 'computed') continue;
    computed.set(`${field.Owner.name}.${field.name}`, field);
    const owner = schema.getType(field.Owner.name);
    const type = isObjectType(owner) ? owner.getFields()[field.name]?.type : undefined;
    if (type) given.add(getNamedType(type).name);
  }
  return mapSchema(schema, {
    [MapperKind.QUERY_ROOT_FIELD]: (config) => readsRow(config),
    [MapperKind.OBJECT_FIELD]: (config, name, type) =>
      given.has(type) ? config : readsRow(config, computed.get(`${type}.${name}`)),
    [MapperKind.INTERFACE_TYPE]: (type) => {
      type.resolveType = (row, context, info, of) => {
        const named = (row as Row)[TYPE_KEY];
        return typeof named === 'string' ? named : defaultTypeResolver(row, context, info, of);
      };
      return type;
    },
  });
}

function readsRow(
  config: GraphQLFieldConfig<unknown, unknown>,
  computed?: ComputedField,
): GraphQLFieldConfig<Row, Loaders> {
  return {
    ...config,
    resolve: (row, args, loaders, info) => {
      const value = row[info.path.key];
      return computed && value !== null ? loaders.load(computed, value, args) : value;
    },
  } as GraphQLFieldConfig<Row, Loaders>;
}

/** Executes an operation over its compiled rows. */
export async function executeOver(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  rows: Row,
  now: Date,
): Promise<ExecutionResult> {
  return execute({ schema, document, rootValue: rows, contextValue: new Loaders(now), variableValues: variables });
}
