/** What may have changed for a viewer who follows changes, though nobody wrote to the row: that they see it, and how much of it. */
import { conditionsOf, type RowRule, type RuleRow, type Since, type ViewerSql } from '../platform/policy.js';
import { and, or, raw, type Sql, sql } from '../platform/sql.js';
import type { Role } from '../platform/viewer.js';
import { relationshipsBeneath } from './beneath.js';
import { factOf } from './facts.js';
import { rows } from './rows.js';

type Fact = RuleRow['fact'];

/** Rows that decide, beside the care relationships, what a role sees of a person; `from` may lie ahead when they are written. */
const DECIDING: { readonly [R in Role]?: { readonly table: string; readonly from?: string } } = {
  CHARITY: { table: 'connection' },
  INTEGRATOR: { table: 'consent', from: 'given_at' },
};

/** Rows that are not about one person: the columns that name those they concern. */
const CONCERNED: Readonly<Record<string, readonly string[]>> = {
  suspected_duplicate: ['newer_id', 'older_id'],
  cover: ['only_person_id'],
};

/**
 * Rows that exist for a viewer by what another row says, which all may see: that table, its column, and the row's own.
 * A member is written whenever the schemes they work for change.
 */
const BESIDE: Readonly<Record<string, readonly [table: string, column: string, own: string]>> = {
  cover: ['member', 'id', 'member_id'],
  asset_support: ['asset', 'id', 'asset_id'],
};

/** See `Policy.resighted`. */
export function resighted(
  role: Role,
  table: string,
  row: RuleRow,
  person: Sql | undefined,
  viewer: ViewerSql,
  since: Since,
): Sql | undefined {
  if (person) return ofPerson(role, person, row.fact, viewer, since);
  const reasons = (CONCERNED[table] ?? []).map((column) => ofConcerned(role, row.column(column), viewer, since));
  const beside = BESIDE[table];
  if (beside) {
    const [other, column, own] = beside;
    reasons.push(
      sql`exists (select 1 from ${raw(other)} b where ${raw(`b.${column}`)} = ${row.column(own)} and b.changed_in >= ${since.transaction})`,
    );
  }
  return reasons.length > 0 ? or(reasons) : undefined;
}

function ofConcerned(role: Role, person: Sql, viewer: ViewerSql, since: Since): Sql {
  return ofPerson(role, person, (name) => factOf(role, name).sql(person, viewer), viewer, since);
}

/** A relationship the viewer acts under or may look at began, ended or was written since, or another row that decides. */
function ofPerson(role: Role, person: Sql, fact: Fact, viewer: ViewerSql, since: Since): Sql {
  const passed = (moment: string): Sql => sql`(${raw(moment)} > ${since.moment} and ${raw(moment)} <= ${viewer.now})`;
  const beneath = holds(relationshipsBeneath[role], { column: columnOf('w'), fact }, viewer);
  const ties = sql`exists (select 1 from care_relationship w where w.person_id = ${person}
    and (w.party = any(${viewer.parties}) or ${beneath})
    and (w.changed_in >= ${since.transaction} or ${passed('w.since')} or ${passed('w.until')}))`;
  const deciding = DECIDING[role];
  if (!deciding) return ties;
  const seen = holds(rows[deciding.table]?.[role], { column: columnOf('d'), fact }, viewer);
  const begun = deciding.from ? [passed(`d.${deciding.from}`)] : [];
  const decided = sql`exists (select 1 from ${raw(deciding.table)} d where d.person_id = ${person} and ${seen}
    and ${or([sql`d.changed_in >= ${since.transaction}`, ...begun])})`;
  return or([ties, decided]);
}

function columnOf(alias: string): RuleRow['column'] {
  return (name) => raw(`${alias}."${name}"`);
}

/** Only rows that exist for the viewer are asked: what comes again must not tell of any other. */
function holds(rule: RowRule | undefined, row: RuleRow, viewer: ViewerSql): Sql {
  if (!rule) return raw('false');
  return sql`(${and(conditionsOf(rule, row, viewer))})`;
}
