/** Rules on rows that are not simply about one person the viewer looks after: covers, suspicions, and who left a practice. */
import type { RowRule, RuleRow, ViewerSql } from '../platform/policy.js';
import { type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { factOf } from './facts.js';

/** A suspicion is about two people: it exists for whoever sees either, and each of the two by its own rule. */
export function eitherOf(role: Role, fact: string): RowRule {
  const sees =
    (column: string): NonNullable<RowRule['where']> =>
    (row, viewer) =>
      factOf(role, fact).sql(row.column(column), viewer);
  return {
    where: (row, viewer) => sql`(${sees('newer_id')(row, viewer)} or ${sees('older_id')(row, viewer)})`,
  };
}

/** The practice a person left learns of that one thing, and of the person no more. */
export const leftOwnPractice: RowRule = {
  where: (row, viewer) => sql`(${row.column('from_id')} = ${viewer.organisation} or ${row.fact('care')})`,
};

/** Cover is arranged within a team, and known to the two whom it ties; whom it is for only to those who know them. */
export const coverOf = (role: Role, mine: (row: RuleRow, viewer: ViewerSql) => Sql): RowRule => ({
  where: (row, viewer) => {
    const person = row.column('only_person_id');
    return sql`(${mine(row, viewer)} and (${person} is null or ${factOf(role, 'care').sql(person, viewer)}))`;
  },
});
