/** What one viewer may read: which rows exist, which fields of them are read, and which no row ever shows. */
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { isAboutNobody, isClosed, Rows } from './rows.js';
import type { Readers, Reason, Slices } from './slice.js';
import { slices, whole } from './slices.js';
import type { Asker, Moment } from './viewer.js';
import { type Row, tableOf, type World } from './world.js';

const WITH_THE_ROW = ['id', 'updatedAt', 'version', 'allowedActions', 'withheld'];

export class Rules {
  readonly rows: Rows;
  private readonly neverRead = new Map<string, boolean>();
  private readonly existing = new WeakMap<Row, boolean>();
  private readonly readers = new Map<string, readonly Readers[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly world: World,
    readonly asker: Asker,
    readonly moment: Moment,
  ) {
    this.rows = new Rows(world, asker, moment);
  }

  exists(type: string, row: Row): boolean {
    const known = this.existing.get(row);
    if (known !== undefined) return known;
    const exists = type === 'Amendment' ? this.amendmentExists(row) : this.rows.exists(type, row);
    this.existing.set(row, exists);
    return exists;
  }

  mayFollow(relationship: Row): boolean {
    return this.rows.mayFollow(relationship);
  }

  /** What a record said before is as private as what it says now. */
  private amendmentExists(amendment: Row): boolean {
    const [type, field] = [String(amendment.subject_type), String(amendment.field)];
    const subject = this.world.get(tableOf(type), amendment.subject);
    return subject !== undefined && this.exists(type, subject) && this.reads(type, field, subject);
  }

  /** True where the field of this existing row is read; else it answers null. */
  reads(type: string, field: string, row: Row): boolean {
    if (this.isNeverRead(type, field)) return false;
    if (WITH_THE_ROW.includes(field) || field === 'createdAt') return true;
    const tie = this.rows.ties.of(String(type === 'Person' ? row.id : (row.person_id ?? '')));
    return this.readersOf(type, field).some((readers) =>
      readers[this.asker.role]?.(tie, row, { world: this.world, asker: this.asker }),
    );
  }

  /** Why this field of an existing row is withheld, although the role reads it of others; undefined where it is not. */
  whyWithheld(type: string, field: string, row: Row): Reason | undefined {
    if (this.isNeverRead(type, field) || this.reads(type, field, row)) return undefined;
    const asked = this.readersOf(type, field).flatMap((readers) => readers[this.asker.role] ?? []);
    return asked.find(({ reason }) => reason !== undefined)?.reason;
  }

  /** True where the role reads the field of no row, whoever holds the role. */
  isNeverRead(type: string, field: string): boolean {
    const key = `${type}.${field}`;
    const known = this.neverRead.get(key) ?? this.isNever(type, field);
    this.neverRead.set(key, known);
    return known;
  }

  private isNever(type: string, field: string): boolean {
    const { role } = this.asker;
    if (isClosed(role, type) || this.readsNothingOf(type)) return true;
    if (WITH_THE_ROW.includes(field)) return false;
    if (field === 'createdAt') return role === 'CHARITY' && !isAboutNobody(type);
    const target = this.targetOf(type, field);
    if (target !== undefined && isClosed(role, target)) return true;
    return this.readersOf(type, field).every((readers) => readers[role] === undefined);
  }

  /** Rows that exist to be led along, and are never read themselves: not even by their id. */
  private readsNothingOf(type: string): boolean {
    const { groups, rest } = slices[type] ?? whole;
    return [...groups, rest].every((readers) => readers[this.asker.role] === undefined);
  }

  private readersOf(type: string, field: string): readonly Readers[] {
    const key = `${type}.${field}`;
    const known = this.readers.get(key) ?? this.findReaders(type, field);
    this.readers.set(key, known);
    return known;
  }

  private findReaders(type: string, field: string): readonly Readers[] {
    const { groups, rest }: Slices = slices[type] ?? whole;
    const named = groups.filter(({ fields }) => fields.split(/\s+/).includes(field));
    return named.length === 0 ? [rest] : named;
  }

  /** The type of the rows that an edge leads to; undefined for a field that is no edge. */
  private targetOf(type: string, field: string): string | undefined {
    const owner = this.schema.getType(type);
    const found = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (found === undefined) throw new Error(`There is no field ${type}.${field}.`);
    const target = getNamedType(found.type);
    if (!isObjectType(target)) return undefined;
    if (target.name === 'ConnectionCount') return 'Connection';
    const nodes = target.name.endsWith('Connection') ? target.getFields().nodes : undefined;
    const rows = nodes ? getNamedType(nodes.type) : target;
    return isObjectType(rows) && rows.getFields().id ? rows.name : undefined;
  }
}
