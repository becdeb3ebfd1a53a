/** What ties the rows of a relation to the row it starts from, and how declarations reach along relations. */
import { notAllowed } from '../platform/errors.js';
import type { RuleRow } from '../platform/policy.js';
import { and, raw, type Sql, sql } from '../platform/sql.js';
import { maskedColumns, maskOf, rawColumns } from './columns.js';
import type { Compilation } from './compilation.js';
import type { Class, Reach, RelationField, Surroundings } from './declared.js';
import type { ReferenceSource, TypeModel } from './model.js';
import { today, viewerSlots } from './run.js';
import { type PersonScope } from './scope.js';

export const surroundings: Surroundings = { now: viewerSlots.now, today, viewer: viewerSlots };

/** A row an expression can start from: its type, its columns, and the person scope it stands in, if any. */
export interface Origin {
  readonly model: TypeModel | undefined;
  readonly column: (name: string) => Sql;
  readonly person: PersonScope | undefined;
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
    conditions: ({ column }) => {
      const row = rawColumns(target, column);
      const conditions: Sql[] = [];
      if (options.by) conditions.push(sql`${(row as Record<string, Sql>)[options.by] as Sql} = ${origin.column('id')}`);
      if (options.match)
        conditions.push(options.match(row, origin.model && rawColumns(origin.model, origin.column), surroundings));
      if (options.only) conditions.push(options.only(row, surroundings));
      return conditions;
    },
  };
}

/** Lets a filter or order look along relations; what it meets is cut by rows and slices like any selection. */
export function reachFrom(c: Compilation, origin: Origin, rule: RuleRow): Reach {
  const along = (
    name: string,
    Target: Class,
  ): { tied: Tied; alias: string; column: (name: string) => Sql; conditions: Sql[] } | undefined => {
    const model = origin.model as TypeModel;
    const source = model.fields.get(name);
    if (source?.kind !== 'relation' && source?.kind !== 'reference')
      throw new Error(`${model.name}.${name} is no relation.`);
    const decision = c.decide(model.name, name);
    if (decision === 'never') {
      throw notAllowed(
        `A ${c.role} may not filter or order by ${model.name}.${name}: that field is withheld from the role.`,
      );
    }
    const tied = tie(c, origin, source);
    if (tied.target.name !== Target.name)
      throw new Error(`${model.name}.${name} leads to ${tied.target.name}, not ${Target.name}.`);
    const alias = c.alias();
    const column = (column: string): Sql => raw(`${alias}."${column}"`);
    const row: RuleRow = { column, fact: factOf(tied, column) };
    const existence = c.existence(tied.target, row);
    if (!existence) return undefined;
    const gate = decision === 'always' ? [] : [maskOf(c, model, name, rule)(raw('true'))];
    return { tied, alias, column, conditions: [...tied.conditions(row), ...existence.conditions, ...gate] };
  };
  const factOf =
    (tied: Tied, column: (name: string) => Sql) =>
    (name: string): Sql =>
      tied.person ? tied.person.fact(name) : c.fact(name).sql(column(tied.target.person as string), viewerSlots);
  const handleOf = (tied: Tied, column: (name: string) => Sql): never => {
    return maskedColumns(c, tied.target, { column, fact: factOf(tied, column) }) as never;
  };
  return {
    ...surroundings,
    some: (name, Target, condition) => {
      const found = along(name, Target);
      if (!found) return raw('false');
      const { tied, alias, column, conditions } = found;
      const all = and([...conditions, condition(handleOf(tied, column))]);
      return sql`exists (select 1 from ${raw(`"${tied.target.table}" ${alias}`)} where ${all})`;
    },
    least: (name, Target, value) => {
      const found = along(name, Target);
      if (!found) return raw('null');
      const { tied, alias, column, conditions } = found;
      return sql`(select min(${value(handleOf(tied, column))}) from ${raw(`"${tied.target.table}" ${alias}`)} where ${and(conditions)})`;
    },
  };
}
