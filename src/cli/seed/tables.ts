/** Rows as the seed makes them, and their way into the database: columns from the entities, values as COPY text. */
import { type EntityMetadata, type EntityProperty, MikroORM, ReferenceKind } from '@mikro-orm/postgresql';
import { entities } from '../../entities.js';
import { Amendment } from '../../person/amendment.entity.js';
import { CareRelationship } from '../../person/care-relationship.entity.js';
import { ormOptions } from '../../platform/orm.js';
import type { Moment } from './calendar.js';
import type { Random } from './random.js';

/** An entity as plain values: a reference is its id, a moment a number. What may be null may be left out. */
export type RowOf<E> = { readonly [Key in keyof E]: Value<E[Key]> };
type Value<V> = V extends { readonly id: string } ? string : V extends Date ? Moment : V;

/** What every row has: made at one moment, last changed at another. */
export function made(random: Random, createdAt: Moment, updatedAt: Moment = createdAt) {
  const changed = Math.max(createdAt, updatedAt);
  return { id: random.uuid7(createdAt), createdAt, updatedAt: changed, version: changed > createdAt ? 2 : 1 };
}

export type EntityClass<E> = abstract new (...given: never[]) => E;

/** What belongs together and is written together. */
export class Batch {
  readonly rows = new Map<EntityClass<unknown>, object[]>();

  add<E extends object>(entity: EntityClass<E>, row: RowOf<E>): RowOf<E> {
    const kept = this.rows.get(entity);
    if (kept === undefined) this.rows.set(entity, [row]);
    else kept.push(row);
    return row;
  }
}

export interface Table {
  readonly entity: EntityClass<unknown>;
  readonly name: string;
  readonly columns: readonly string[];
  line(row: object): string;
}

/** Every table, parents before children: the order of the modules, but last those whose trigger asks others: relationships, amendments. */
export async function tables(): Promise<Table[]> {
  const orm = await MikroORM.init(ormOptions('postgres://127.0.0.1/none', { entities }));
  try {
    const known = new Map([...orm.getMetadata().getAll().values()].map((metadata) => [metadata.className, metadata]));
    const found = entities.flatMap((entity) => {
      const metadata = known.get(entity.name);
      return metadata === undefined || metadata.abstract || metadata.embeddable ? [] : [table(entity, metadata)];
    });
    const isLast = ({ entity }: Table) => entity === CareRelationship || entity === Amendment;
    return [...found.filter((one) => !isLast(one)), ...found.filter(isLast)];
  } finally {
    await orm.close(true);
  }
}

function table(entity: EntityClass<unknown>, metadata: EntityMetadata): Table {
  const properties = metadata.props.filter(({ kind }) => kind !== ReferenceKind.EMBEDDED);
  const writers = properties.map((property) => ({ read: reader(property), isMoment: isMoment(property) }));
  return {
    entity,
    name: metadata.tableName,
    columns: properties.map(({ fieldNames }) => fieldNames[0]!),
    line: (row) => `${writers.map(({ read, isMoment }) => text(read(row), isMoment)).join('\t')}\n`,
  };
}

function reader({ name, embedded }: EntityProperty): (row: object) => unknown {
  if (embedded === undefined) return (row) => Reflect.get(row, name);
  const [owner, inner] = embedded;
  return (row) => Reflect.get(Reflect.get(row, owner), inner);
}

function isMoment({ columnTypes }: EntityProperty): boolean {
  return columnTypes[0]?.startsWith('timestamptz') ?? false;
}

function text(value: unknown, isMoment: boolean): string {
  if (value === undefined || value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return isMoment ? new Date(value).toISOString() : String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Array.isArray(value)) return escaped(`{${value.map(item).join(',')}}`);
  throw new TypeError(`The seed cannot write a ${typeof value}.`);
}

function item(value: unknown): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(value: string): string {
  return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : value;
}
