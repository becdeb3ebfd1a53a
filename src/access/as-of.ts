/** What somebody could see of a person on a day: the same rules over the ties, consents and stages of that day. */
import { asksOfRow, type RuleRow, type ViewerSql, viewerSettings } from '../platform/policy.js';
import { join, literal, raw, render, type Sql, sql } from '../platform/sql.js';
import { ROLES, type Role } from '../platform/viewer.js';
import { factOf, tiesOf } from './facts.js';
import { sliceTable } from './policy.js';
import { rows } from './rows.js';

/** The member in question as the viewer of that moment; the rules are asked nothing else than this. */
const member: ViewerSql = {
  role: raw('who.role'),
  organisation: raw('who.organisation'),
  member: raw('p_member'),
  parties: raw('who.parties'),
  assets: raw('who.assets'),
  now: raw('p_at'),
  relationships: raw('care_relationship'),
};
const person = raw('p_person');

/** Tables that the facts look at, as they were: in the functions they stand before the tables of the same name. */
const EARLIER: Readonly<Record<string, { readonly of: string; readonly only?: string }>> = {
  // What helps with something sensitive is not a privacy officer's to know, so it is left out.
  care_relationship: { of: 'person_id', only: 'not t.is_sensitive' },
  connection: { of: 'person_id', only: 'not t.is_sensitive' },
  consent: { of: 'person_id', only: 'not t.is_sensitive' },
  person: { of: 'id' },
};

/** Only a privacy officer is told, of somebody they answer for; a sub-select, so that it is asked once. */
const IS_THEIRS = sql`(select ${viewerSettings.role} = 'PRIVACY_OFFICER' and viewer_acts_for(p_person))`;

function ahead(): Sql {
  const tables = Object.entries(EARLIER).map(([table, { of, only = 'true' }]) =>
    raw(`${table} as (select e.* from public.${table} t cross join lateral jsonb_populate_record(t, coalesce(
      (select h.before from access_history h where h.table_name = '${table}' and h.row_id = t.id and h.replaced_at > p_at
        order by h.replaced_at limit 1), '{}')) e
      where t.${of} = p_person and t.created_at <= p_at and ${only})`),
  );
  const who = sql`who as (select * from acting_of(p_member) where ${IS_THEIRS})`;
  return sql`with ${join([who, ...tables], ', ')}`;
}

/** What held of the person, facts by their names and conditions by their words; what asks a row of its own is left to it. */
function held(role: Role): Sql {
  const row: RuleRow = {
    column: (name) => raw(`p."${name}"`),
    fact: (name) => factOf(role, name).sql(person, member),
  };
  const found = new Map<string, Sql>();
  for (const rules of Object.values(rows)) {
    const fact = rules[role]?.fact;
    if (fact) found.set(fact, row.fact(fact));
  }
  for (const { type, fields } of sliceTable.values()) {
    for (const { read } of fields.values()) {
      const grant = read[role];
      if (typeof grant === 'object' && (type === 'Person' || !asksOfRow(grant.when)))
        found.set(grant.says, grant.when(row, member));
    }
  }
  const names = [...found].map(([name, holds]) => sql`case when ${holds} then ${literal(name)} end`);
  return names.length === 0 ? raw(`'{}'::text[]`) : sql`array_remove(array[${join(names, ', ')}], null)`;
}

const FUNCTIONS = ['access_as_of', 'ties_as_of'];

/** What a member could see a person by, and the relationships they had: `access_as_of` and `ties_as_of`, for privacy officers. */
export function asOfFunctions(): string[] {
  const branches = ROLES.map((role) => sql`when ${literal(role)} then ${held(role)}`);
  const ties = ROLES.map(
    (role) => sql`select r.id, r.kind, r.stage, r.since, r.until, r.because from who cross join lateral
      (select r.* from ${tiesOf(role, person, member)}) r where who.role = ${literal(role)}`,
  );
  return [
    asOwner(
      'access_as_of',
      'role text, held text[]',
      sql`select who.role, case who.role ${join(branches, ' ')} end from who left join person p on true`,
    ),
    asOwner(
      'ties_as_of',
      'id uuid, kind text, stage text, since timestamptz, until timestamptz, because text',
      join(ties, ' union all '),
    ),
    ...FUNCTIONS.flatMap((name) => [
      `revoke all on function ${name} from public`,
      `grant execute on function ${name} to kith_viewer, kith_reader`,
    ]),
  ];
}

export function dropAsOfFunctions(): string[] {
  return FUNCTIONS.map((name) => `drop function if exists ${name}`);
}

function asOwner(name: string, returns: string, body: Sql): string {
  return `create function ${name}(p_person uuid, p_member uuid, p_at timestamptz) returns table (${returns})
    language sql stable security definer set search_path = public, pg_temp as $$ ${render(sql`${ahead()} ${body}`).text} $$`;
}
