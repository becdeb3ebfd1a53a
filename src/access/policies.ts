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

const BENEATH = 'care_relationship_is_beneath(uuid, text, boolean, boolean)';

/** Statements that (re)make every row policy of the viewers' side; the owner's policies stand apart. */
export function rowPolicies(): string[] {
  return [
    ...dropRowPolicies(),
    beneathFunction(),
    `revoke all on function ${BENEATH} from public`,
    `grant execute on function ${BENEATH} to kith_viewer`,
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
  if (table === 'care_relationship')
    return [`create policy viewer on "${table}" for select to kith_viewer using (${text(usingOf(table, rules))})`];
  return ROLES.flatMap((role) => {
    const rule = rules[role];
    if (!rule) return [];
    const name = viewerRole(role);
    return `create policy ${name} on "${table}" for select to ${name} using (${text(ruleOf(table, role, rule))})`;
  });
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
        'viewer',
        // As they were when one policy held for all roles.
        ...WRITES,
        ...ROLES.flatMap((role) => [viewerRole(role), ...WRITES.map((does) => `${writerRole(role)}_${does}`)]),
      ].map((policy) => `drop policy if exists ${policy} on "${table}"`),
    ),
    `drop function if exists ${BENEATH}`,
    'drop function if exists viewer_acts_for(uuid)',
    ...dropAsOfFunctions(),
  ];
}

function usingOf(table: string, rules: TableRows): Sql {
  if (table !== 'care_relationship') return byRole(rules, (role, rule) => ruleOf(table, role, rule));
  const column = columnOf(table);
  // Rules on other tables look at the viewer's own relationships, so these come first and ask no protected table.
  const beneath = sql`care_relationship_is_beneath(${column('person_id')}, ${column('kind')}, ${column('is_lead')}, ${column('is_sensitive')})`;
  return or([sql`${column('party')} = any(${viewerSettings.parties})`, beneath]);
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

/** Only the viewer's role is worked out; a role without a rule, or no viewer at all, sees nothing. */
function byRole(rules: TableRows, condition: (role: Role, rule: RowRule) => Sql): Sql {
  const branches = ROLES.flatMap((role) => {
    const rule = rules[role];
    return rule ? [sql`when ${literal(role)} then ${condition(role, rule)}`] : [];
  });
  if (branches.length === 0) return raw('false');
  return sql`case ${viewerSettings.role} ${branches.reduce((left, right) => sql`${left} ${right}`)} else false end`;
}

/** Runs as the owner, for a policy on relationships may not ask relationships; it makes its own check of the viewer. */
function beneathFunction(): string {
  const columns: Readonly<Record<string, string>> = {
    person_id: 'p_person',
    kind: 'p_kind',
    is_lead: 'p_lead',
    is_sensitive: 'p_sensitive',
  };
  const column = (name: string): Sql => raw(columns[name] ?? missing(name));
  const body = byRole(relationshipsBeneath, (role, rule) => visible(role, rule, column, raw('p_person')));
  return `create function care_relationship_is_beneath(p_person uuid, p_kind text, p_lead boolean, p_sensitive boolean)
    returns boolean language sql stable security definer set search_path = public, pg_temp as $$ select ${text(body)} $$`;
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

function missing(name: string): never {
  throw new Error(`A rule on relationships beneath an answer asks for ${name}, which its function is not given.`);
}

function text(condition: Sql): string {
  const rendered = render(condition);
  if (rendered.slots.length > 0)
    throw new Error('A row policy cannot hold a parameter: its rule used something else than the viewer.');
  return rendered.text;
}
