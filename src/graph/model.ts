/** The graph as the compiler reads it: for each GraphQL type its table, and for each field where it comes from. */
import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql';
import { type Class, type DeclaredField, declared, type Listing } from './declared.js';
import type { Writer } from './json.js';

/** A value of the row itself. */
export interface ColumnSource {
  readonly kind: 'column';
  readonly column: string;
  /** PostgreSQL type, for casts. */
  readonly type: string;
  readonly nullable: boolean;
  readonly writer: Writer;
}
/** A foreign key to one row of another type. */
export interface ReferenceSource {
  readonly kind: 'reference';
  readonly column: string;
  readonly type: 'uuid';
  readonly nullable: boolean;
  readonly target: string;
}
/** A value object: columns of the same row under one name. */
export interface PartSource {
  readonly kind: 'part';
  readonly fields: ReadonlyMap<string, Source>;
}
export type Source = ColumnSource | ReferenceSource | PartSource | DeclaredField;

export interface TypeModel {
  readonly name: string;
  /** Undefined for a type that is no row, such as `Viewer`. */
  readonly table: string | undefined;
  /** The column that names the person the row is about; its own id for a person. */
  readonly person: string | undefined;
  /** Columns that name people in a row that is not about one person, such as a suspicion that two are one. */
  readonly people: readonly string[];
  readonly fields: ReadonlyMap<string, Source>;
  /** Properties of the entity that are no GraphQL fields; declarations may use them, callers cannot. */
  readonly internal: ReadonlyMap<string, Source>;
  readonly listing: Listing | undefined;
}

export class GraphModel {
  constructor(private readonly types: ReadonlyMap<string, TypeModel>) {}

  type(name: string): TypeModel {
    const found = this.types.get(name);
    if (!found) throw new Error(`${name} is no type of the graph.`);
    return found;
  }

  has(name: string): boolean {
    return this.types.has(name);
  }

  all(): Iterable<TypeModel> {
    return this.types.values();
  }
}

const WRITERS: Readonly<Record<string, Writer>> = {
  String: 'text',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'moment',
  NhsNumber: 'safe-text',
};

/** How a field of a GraphQL leaf type (or a list of them) is written; undefined when it cannot be passed through. */
export function writerOf(type: GraphQLOutputType): Writer | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = getNamedType(nullable);
    return isEnumType(item) || item.name === 'String' || item.name === 'Int' ? 'list' : undefined;
  }
  return isEnumType(nullable) ? 'safe-text' : WRITERS[getNamedType(nullable).name];
}

/** Reads the declarations, the ORM's metadata and the schema together; throws naming every field without a source. */
export function buildModel(schema: GraphQLSchema, entities: Iterable<EntityMetadata>): GraphModel {
  const problems: string[] = [];
  const metadata = new Map([...entities].map((entity) => [entity.className, entity]));
  const declaredOf = new Map<Class, Map<string, DeclaredField>>();
  for (const field of declared.fields) {
    const fields = declaredOf.get(field.Owner) ?? new Map<string, DeclaredField>();
    declaredOf.set(field.Owner, fields.set(field.name, field));
  }
  const byName = new Map([...declaredOf].map(([Owner, fields]) => [Owner.name, fields]));
  const listings = new Map([...declared.listings].map(([Entity, listing]) => [Entity.name, listing]));

  const types = new Map<string, TypeModel>();
  const rowless = new Set(
    declared.roots
      .filter((root) => !root.about && !root.answer && !metadata.has(root.Target.name))
      .map((root) => root.Target.name),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    const entity = metadata.get(type.name);
    if (!isObjectType(type) || (!(entity && !entity.embeddable) && !rowless.has(type.name))) continue;
    const fields = new Map<string, Source>();
    const internal = new Map<string, Source>();
    const own = byName.get(type.name);
    for (const [name, field] of Object.entries(type.getFields())) {
      const source =
        own?.get(name) ?? propertySource(entity, entity?.properties[name as never], field.type, schema, problems);
      if (source) fields.set(name, source);
      else problems.push(`${type.name}.${name} has no source: no property of the entity and nothing declared.`);
    }
    for (const property of Object.values<EntityProperty>(entity?.properties ?? {})) {
      if (!fields.has(property.name) && property.fieldNames?.length === 1 && property.kind !== ReferenceKind.EMBEDDED) {
        internal.set(property.name, columnOf(property, 'text'));
      }
    }
    const person = entity?.properties['person' as never] as EntityProperty | undefined;
    types.set(type.name, {
      name: type.name,
      table: entity?.tableName,
      person: type.name === 'Person' ? 'id' : person?.fieldNames[0],
      people: person || type.name === 'Person' ? [] : referencesTo('Person', fields),
      fields,
      internal,
      listing: listings.get(type.name),
    });
  }
  if (problems.length > 0) throw new Error(`The graph is not whole:\n${problems.join('\n')}`);
  return new GraphModel(types);
}

function referencesTo(target: string, fields: ReadonlyMap<string, Source>): string[] {
  return [...fields.values()].flatMap((field) =>
    field.kind === 'reference' && field.target === target ? [field.column] : [],
  );
}

function columnOf(property: EntityProperty, writer: Writer): ColumnSource {
  return {
    kind: 'column',
    column: property.fieldNames[0] as string,
    type: (property.columnTypes[0] ?? 'text').replace(/\(\d+\)/, ''),
    nullable: property.nullable ?? false,
    writer,
  };
}

function propertySource(
  entity: EntityMetadata | undefined,
  property: EntityProperty | undefined,
  type: GraphQLOutputType,
  schema: GraphQLSchema,
  problems: string[],
): Source | undefined {
  if (!entity || !property) return undefined;
  if (property.kind === ReferenceKind.MANY_TO_ONE || property.kind === ReferenceKind.ONE_TO_ONE) {
    const column = property.fieldNames[0] as string;
    return {
      kind: 'reference',
      column,
      type: 'uuid',
      nullable: property.nullable ?? false,
      target: getNamedType(type).name,
    };
  }
  if (property.kind === ReferenceKind.EMBEDDED) {
    const part = getNamedType(type);
    if (!isObjectType(part)) return undefined;
    const fields = new Map<string, Source>();
    for (const [name, field] of Object.entries(part.getFields())) {
      const source = propertySource(entity, property.embeddedProps[name], field.type, schema, problems);
      if (source) fields.set(name, source);
      else problems.push(`${part.name}.${name} has no source in ${entity.className}.${property.name}.`);
    }
    return { kind: 'part', fields };
  }
  if (property.primary) return columnOf(property, { prefix: entity.tableName });
  const writer = writerOf(type);
  return writer && columnOf(property, writer);
}
