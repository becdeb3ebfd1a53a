/** The world through one viewer's eyes: masked fields, and edges cut to the rows that exist for them. */
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { derived } from './derived.js';
import { edges } from './edges.js';
import { type Key, sorted } from './order.js';
import { Rules } from './rules.js';
import type { Sight } from './sight.js';
import type { Asker, Moment } from './viewer.js';
import { type Cell, type Row, snake, tableOf, type World } from './world.js';

export class View implements Sight {
  readonly rules: Rules;
  /** The fields of existing rows that were answered so far, as `Type.field`. */
  readonly reached = new Set<string>();
  /** The arguments that were given so far, members and orders too: `Query.people(where.name)`. */
  readonly given = new Set<string>();
  private readonly existing = new Map<string, readonly Row[]>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly world: World,
    readonly asker: Asker,
    readonly moment: Moment,
  ) {
    this.rules = new Rules(schema, world, asker, moment);
  }

  /** A scalar field as the viewer reads it; null where it is withheld. */
  value(type: string, row: Row, field: string): Cell {
    if (!this.rules.reads(type, field, row)) return null;
    const worked = derived[`${type}.${field}`];
    if (worked) return worked(row, this);
    const column = this.columnOf(type, field);
    const cell = row[column];
    if (cell === undefined) throw new Error(`${type}.${field} is neither a column nor derived.`);
    return cell;
  }

  /** The visible rows an edge leads to, in the order of a plain list; none where the edge is withheld. */
  related(type: string, row: Row, field: string): readonly Row[] {
    if (!this.rules.reads(type, field, row)) return [];
    const edge = edges[`${type}.${field}`];
    if (edge === undefined) {
      const target = this.targetOf(type, field);
      const found = this.visible(target, this.world.get(tableOf(target), row[`${snake(field)}_id`]));
      return found ? [found] : [];
    }
    const rows = edge.rows(row, this).filter((target) => this.rules.exists(edge.to, target));
    if (!edge.order) return rows;
    return sorted(rows, this.readKeys(edge.to, edge.order), (target, key) => this.value(edge.to, target, key));
  }

  /** A key that the role never reads orders nothing. */
  readKeys(type: string, keys: readonly Key[]): readonly Key[] {
    return keys.filter(({ of }) => typeof of !== 'string' || !this.rules.isNeverRead(type, of));
  }

  /** All rows of a type that exist for the viewer. */
  all(type: string): readonly Row[] {
    const known = this.existing.get(type);
    if (known) return known;
    const rows = this.world.all(tableOf(type)).filter((row) => this.rules.exists(type, row));
    this.existing.set(type, rows);
    return rows;
  }

  find(type: string, id: string): Row | undefined {
    if (this.rules.isNeverRead(type, 'id')) return undefined;
    return this.visible(type, this.world.get(tableOf(type), id));
  }

  relationships(person: Cell | undefined): readonly Row[] {
    return this.world.by('care_relationship', 'person_id', person).filter((row) => this.rules.mayFollow(row));
  }

  private visible(type: string, row: Row | undefined): Row | undefined {
    return row && this.rules.exists(type, row) ? row : undefined;
  }

  fieldsOf(type: string): readonly string[] {
    const owner = this.schema.getType(type);
    return isObjectType(owner) ? Object.keys(owner.getFields()) : [];
  }

  targetOf(type: string, field: string): string {
    const owner = this.schema.getType(type);
    const found = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (found === undefined) throw new Error(`There is no field ${type}.${field}.`);
    return getNamedType(found.type).name;
  }

  /** The type of the rows behind an edge, behind its pages too. */
  rowTypeOf(type: string, field: string): string {
    return edges[`${type}.${field}`]?.to ?? this.targetOf(type, field);
  }

  /** A filter by an edge compares its foreign key. */
  private columnOf(type: string, field: string): string {
    const owner = this.schema.getType(type);
    const found = isObjectType(owner) ? owner.getFields()[field] : undefined;
    return found && isObjectType(getNamedType(found.type)) ? `${snake(field)}_id` : snake(field);
  }
}
