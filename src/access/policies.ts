/** The second lock: row-level security policies for each role of a viewer, written from the same row rules. */
import { viewerRole, writerRole } from '../platform/database-roles.js';
import { conditionsOf, type RowRule, type RuleRow, viewerSettings } from '../platform/policy.js';
import { and, literal, or, raw, render, type Sql, sql } from '../platform/sql.js';
import { ROLES, type Role } from '../platform/viewer.js';
import { asOfFunctions, dropAsOfFunctions } from './as-of.js';
import { relationshipsBeneath } from './beneath.js';
import { changes, removable } from './changes.js';
import { factOf, facts } from './facts.js';
import { rows, type TableRows } from './rows.js';

/** Statements that (re)make every row policy of the viewers' side; the owner's policies stand apart. */
export function rowPolicies(): string[] {
  return [
    ...dropRowPolicies(),
    ...ownRelationships(),
    ...Object.entries(rows).flatMap(([table, rules]) => viewerPolicies(table, rules)),
    ...Object.entries(changes).flatMap(([table, rules]) => writerPolicies(table, rules)),
    actsForFunction(),
    'revoke all on function viewer_acts_for(uuid) from public',
    'grant execute on function viewer_acts_for(uuid) to kith_viewer',
    ...asOfFunctions(),
  ];
}

/**
 * A role of a viewer meets its own rules only: what a policy holds for others would be set up for every statement, and
 * cost more than all that is looked up. A role without a rule has no policy, and so sees nothing.
 */
function viewerPolicies(table: string, rules: TableRows): string[] {
  return ROLES.flatMap((role) => {
    const conditions = seenBy(table, role, rules[role]);
    if (conditions.length === 0) return [];
    const name = viewerRole(role);
    return `create policy ${name} on "${table}" for select to ${name} using (${text(or(conditions))})`;
  });
}

/** A row is seen where one of these holds: its rule, and of relationships also that they are the viewer's own, or stand beneath an answer; who meets nobody has none. */
function seenBy(table: string, role: Role, rule: RowRule | undefined): Sql[] {
  if (table !== 'care_relationship') return rule ? [ruleOf(table, role, rule)] : [];
  if (!facts[role].known) return [];
  const own = sql`${columnOf(table)('party')} = any(${viewerSettings.parties})`;
  const beneath = relationshipsBeneath[role];
  return beneath ? [own, ruleOf(table, role, beneath)] : [own];
}

/**
 * Where rules look for what ties the viewer to a person. A view of the owner, that lets nobody see more than their own:
 * a policy that looked at the table itself would be asked for its policy again, and that one for its own without end.
 */
function ownRelationships(): string[] {
  const own = sql`select * from care_relationship where party = any(${viewerSettings.parties})`;
  return [
    `create view own_relationship with (security_barrier) as ${text(own)}`,
    'grant select on own_relationship to kith_viewer, kith_writer',
  ];
}

/** What a mutation has decided is written by the role's writer, which may write what the role's mutations may change. */
function writerPolicies(table: string, rules: TableRows): string[] {
  const isRemovable = removable.has(table);
  const grants = [
    `grant insert, update on "${table}" to kith_writer`,
    ...(isRemovable ? [`grant delete on "${table}" to kith_writer`] : []),
  ];
  const policies = ROLES.flatMap((role) => {
    const rule = rules[role];
    if (!rule) return [];
    const name = writerRole(role);
    const theirs = text(ruleOf(table, role, rule));
    // Nobody has a relationship yet to a person who is only being registered.
    const added = table === 'person' ? 'true' : theirs;
    return [
      `create policy ${name}_adds on "${table}" for insert to ${name} with check (${added})`,
      `create policy ${name}_changes on "${table}" for update to ${name} using (${theirs}) with check (${theirs})`,
      ...(isRemovable ? [`create policy ${name}_removes on "${table}" for delete to ${name} using (${theirs})`] : []),
    ];
  });
  return [...grants, ...policies];
}

const WRITES = ['adds', 'changes', 'removes'];

export function dropRowPolicies(): string[] {
  return [
    ...Object.keys(rows).flatMap((table) =>
      [
        // As they were when one policy held for all roles.
        'viewer',
        ...WRITES,
        ...ROLES.flatMap((role) => [viewerRole(role), ...WRITES.map((does) => `${writerRole(role)}_${does}`)]),
      ].map((policy) => `drop policy if exists ${policy} on "${table}"`),
    ),
    'drop function if exists viewer_acts_for(uuid)',
    'drop view if exists own_relationship',
    // What stood in its place in databases made before.
    'drop function if exists care_relationship_is_beneath(uuid, text, boolean, boolean)',
    ...dropAsOfFunctions(),
  ];
}

const columnOf =
  (table: string) =>
  (name: string): Sql =>
    raw(`"${table}"."${name}"`);

function ruleOf(table: string, role: Role, rule: RowRule): Sql {
  const column = columnOf(table);
  return visible(role, rule, column, column(table === 'person' ? 'id' : 'person_id'));
}

function visible(role: Role, rule: RowRule, column: (name: string) => Sql, person: Sql): Sql {
  const viewer = { ...viewerSettings, role: literal(role) };
  const row: RuleRow = { column, fact: (name) => factOf(role, name).sql(person, viewer) };
  return and(conditionsOf(rule, row, viewer));
}

/** Whether the person exists for the viewer: asked before a care relationship is changed, beside the rules of the rows that bring it about. */
function actsForFunction(): string {
  const branches = ROLES.flatMap((role) => {
    const fact = facts[role].known;
    return fact ? [sql`when ${literal(role)} then ${fact.sql(raw('p_person'), viewerSettings)}`] : [];
  });
  const body = sql`case ${viewerSettings.role} ${branches.reduce((left, right) => sql`${left} ${right}`)} else false end`;
  return `create function viewer_acts_for(p_person uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$ select ${text(body)} $$`;
}

function text(condition: Sql): string {
  const rendered = render(condition);
  if (rendered.slots.length > 0)
    throw new Error('A row policy cannot hold a parameter: its rule used something else than the viewer.');
  return rendered.text;
}
