/** Joining sub-selects to a row: each gives its JSON as `j`, and the persons it met as `p`. */
import { join, raw, type Sql, sql } from '../platform/sql.js';
import type { RowScope } from './scope.js';

export function joined(scope: RowScope): Sql {
  return scope.joins.length === 0 ? raw('') : sql` ${join(scope.joins, ' ')}`;
}

/** The persons on a row and below it, comma-separated; undefined when there can be none. */
export function personsOf(scope: RowScope): Sql | undefined {
  return scope.persons.length === 0 ? undefined : sql`concat_ws(',', ${join(scope.persons, ', ')})`;
}

interface Joined {
  readonly json: Sql;
  readonly persons: Sql | undefined;
  /** All that follows `select …`. */
  readonly from: Sql;
  /** Before `select`: common table expressions. */
  readonly ahead?: Sql;
}

function subSelect({ json, persons, from, ahead }: Joined): Sql {
  return sql`(${ahead ?? raw('')}select ${json} as j${persons ? sql`, ${persons} as p` : raw('')} ${from})`;
}

/** Joins a sub-select of at most one row; its JSON is null without one. */
export function attachOne(owner: RowScope, alias: string, made: Joined): Sql {
  owner.joins.push(sql`left join lateral ${subSelect(made)} ${raw(alias)} on true`);
  if (made.persons) owner.persons.push(raw(`${alias}.p`));
  return sql`coalesce(${raw(alias)}.j, 'null')`;
}

/** Joins a sub-select of exactly one row, such as an aggregate. */
export function attachAggregate(owner: RowScope, alias: string, made: Joined): Sql {
  owner.joins.push(sql`cross join lateral ${subSelect(made)} ${raw(alias)}`);
  if (made.persons) owner.persons.push(raw(`${alias}.p`));
  return raw(`${alias}.j`);
}
