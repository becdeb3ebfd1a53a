/** What ties the rows of a relation to the row it starts from. */
import type { RuleRow } from '../platform/policy.js';
import { raw, type Sql, sql } from '../platform/sql.js';
import { rawColumns } from './columns.js';
import type { Compilation } from './compilation.js';
import type { RelationField, Surroundings, Tying } from './declared.js';
import type { ReferenceSource, TypeModel } from './model.js';
import { today, viewerSlots } from './run.js';
import type { PersonScope, RowScope } from './scope.js';

export const surroundings: Surroundings = { now: viewerSlots.now, today, viewer: viewerSlots };

/** A row an expression can start from: its type, its columns, and the person scope it stands in, if any. */
export interface Origin {
  readonly model: TypeModel | undefined;
  readonly column: (name: string) => Sql;
  readonly person: PersonScope | undefined;
  /** What is known of the person it is about. */
  readonly fact: RuleRow['fact'];
}

export function originOf(scope: RowScope): Origin {
  return { model: scope.model, column: scope.column, person: scope.person, fact: scope.rule.fact };
}

export interface Tied {
  readonly target: TypeModel;
  readonly conditions: (row: RuleRow) => Sql[];
  /** The person scope the target rows inherit; undefined where the edge can lead to another person. */
  readonly person: PersonScope | undefined;
}

/** How a reference or relation ties its target to the origin row. */
export function tie(c: Compilation, origin: Origin, source: ReferenceSource | RelationField): Tied {
  if (source.kind === 'reference') {
    const target = c.model.type(source.target);
    // A foreign key between two rows about a person carries the person with it, so both are about the same one.
    const isSamePerson = origin.person !== undefined && target.person !== undefined;
    return {
      target,
      conditions: ({ column }) => [sql`${column('id')} = ${origin.column(source.column)}`],
      person: isSamePerson ? origin.person : undefined,
    };
  }
  const { options } = source;
  const target = c.model.type(source.Target.name);
  const isSamePerson = options.by !== undefined && origin.person !== undefined && target.person !== undefined;
  return {
    target,
    person: isSamePerson ? origin.person : undefined,
    conditions: (found) => {
      const row = rawColumns(target, found.column);
      const conditions = told(c, target, options, found);
      if (options.by) conditions.push(sql`${(row as Record<string, Sql>)[options.by] as Sql} = ${origin.column('id')}`);
      if (options.match)
        conditions.push(
          options.match(row, origin.model && rawColumns(origin.model, origin.column), tying(c, origin, found)),
        );
      if (options.only) conditions.push(options.only(row, surroundings));
      return conditions;
    },
  };
}

/** An edge tells what the field that leads back would tell, so it holds only where the viewer reads that one. */
function told(c: Compilation, target: TypeModel, { by, reveals }: RelationField['options'], row: RuleRow): Sql[] {
  const field = reveals ?? by;
  const source = field === undefined ? undefined : target.fields.get(field);
  if (reveals && !source) throw new Error(`${target.name}.${reveals} is no field, yet an edge is said to reveal it.`);
  // That a row is about the person one came from is known by the person's being visible.
  if (field === undefined || !source || (source.kind === 'reference' && source.column === target.person)) return [];
  const decision = c.decide(target.name, field);
  if (decision === 'never') return [raw('false')];
  return decision === 'always' ? [] : [decision.when(row, viewerSlots)];
}

/** Relationships are followed as row security lets them be: what is known of a person is known of either end. */
function tying(c: Compilation, origin: Origin, row: RuleRow): Tying {
  const { fact } = origin.model?.person === undefined ? row : origin;
  const mayFollow = (alias: string): Sql => c.mayFollow({ column: (name) => raw(`${alias}."${name}"`), fact });
  return { ...surroundings, mayFollow };
}
