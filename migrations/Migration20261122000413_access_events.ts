/** Who looked: a line of their own for each person, written by a role that can do nothing else, never changed, and sealed. */
import { Migration } from '@mikro-orm/migrations';
import { EVENT, moment } from './access-event-text.js';
import { protect } from './protection.js';

const LOG = ['access_event', 'access_event_person', 'access_event_seal'];

/** What the recorder may fill in; the transaction and the moment of writing are the database's to say. */
const EVENT_COLUMNS =
  'id, occurred_at, member_id, organisation_id, role, operation, purpose, coordinates, kinds, outcome, request_id';
const LINE_COLUMNS =
  'id, event_id, person_id, occurred_at, member_id, organisation_id, role, because, purpose, kinds, operation, outcome, request_id';

/** Any number that no other program on the same database uses for its own lock. */
const LOCK = 5_448_410_513;

/** The kinds of open relationship between each person and any of the parties; an objection closes one to a role. */
const TIES_AT = `create function ties_at(p_people uuid[], p_parties uuid[], p_role text, p_at timestamptz)
  returns table (person uuid, kinds text[]) language sql stable security definer set search_path = public, pg_temp as $$
    select p, array(select distinct r.kind from care_relationship r where r.person_id = p and r.party = any(p_parties)
      and r.since <= p_at and r.until > p_at and p_role <> all(r.closed_to) order by r.kind)
    from unnest(p_people) p $$`;

/**
 * Chains the committed events that are not sealed yet, at most so many, and tells how many. Every transaction below the
 * snapshot's first unfinished one has ended, so none that commits late can come before an event that is sealed already.
 */
const SEAL = `create function seal_access_events(p_most int) returns int
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    v_last access_event_seal;
    v_now timestamptz(3) := clock_timestamp();
    v_count int := 0;
    v_event record;
  begin
    if not pg_try_advisory_xact_lock(${LOCK}) then
      return 0;
    end if;
    select * into v_last from access_event_seal order by position desc limit 1;
    v_last.position := coalesce(v_last.position, 0);
    v_last.hash := coalesce(v_last.hash, '');
    for v_event in
      select e.id, e.changed_in, json_build_array(${EVENT}) as told from access_event e
      where e.changed_in < pg_snapshot_xmin(pg_current_snapshot())
        and (e.changed_in, e.id) > (coalesce(v_last.event_in, '0'::xid8),
          coalesce(v_last.event_id, '00000000-0000-0000-0000-000000000000'))
      order by e.changed_in, e.id limit p_most
    loop
      v_last.position := v_last.position + 1;
      v_last.hash := sha256(v_last.hash || convert_to(
        json_build_array(v_last.position::text, ${moment('v_now')}, v_event.told)::text, 'UTF8'));
      insert into access_event_seal (position, event_id, event_in, sealed_at, hash)
        values (v_last.position, v_event.id, v_event.changed_in, v_now, v_last.hash);
      v_count := v_count + 1;
    end loop;
    return v_count;
  end
  $$`;

const reshape = [
  'alter table access_event drop column created_at, drop column updated_at, drop column version',
  `alter table access_event add column kinds text[] not null default '{}'`,
  // The order in which events are sealed.
  'create index access_event_changed_in_id_index on access_event (changed_in, id)',
  `alter table access_event_person add column id uuid not null default gen_random_uuid(),
    add column created_at timestamptz(3) not null default now(), add column updated_at timestamptz(3) not null default now(),
    add column version int not null default 1, add column occurred_at timestamptz(3),
    add column member_id uuid, add column organisation_id uuid, add column role text,
    add column because text[] not null default '{}', add column purpose text, add column kinds text[] not null default '{}',
    add column operation text, add column outcome text, add column request_id text, add column changed_in xid8 not null default pg_current_xact_id()`,
  `update access_event_person p set occurred_at = e.occurred_at, member_id = e.member_id,
    organisation_id = e.organisation_id, role = e.role, purpose = e.purpose, operation = e.operation, outcome = e.outcome,
    request_id = e.request_id from access_event e where e.id = p.event_id`,
  `alter table access_event_person alter column id drop default, alter column occurred_at set not null,
    alter column member_id set not null, alter column organisation_id set not null, alter column role set not null,
    alter column outcome set not null, alter column request_id set not null,
    add constraint access_event_person_operation_check check (char_length(operation) between 1 and 200),
    add constraint access_event_person_purpose_check check (char_length(purpose) between 1 and 500),
    add constraint access_event_person_request_id_check check (char_length(request_id) between 1 and 200),
    add constraint access_event_person_role_check check (role in ('GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER',
      'INTEGRATOR', 'ANALYST', 'PRIVACY_OFFICER')),
    add constraint access_event_person_outcome_check check (outcome in ('ANSWERED', 'CHANGED', 'REFUSED', 'FAILED')),
    drop constraint access_event_person_pkey, add primary key (id),
    drop constraint access_event_person_person_id_foreign,
    add constraint access_event_person_event_id_person_id_unique unique (event_id, person_id)`,
  'drop index access_event_person_person_id_event_id_index',
  'create index access_event_person_person_id_occurred_at_id_index on access_event_person (person_id, occurred_at, id)',
  `create table access_event_seal (
    position bigint not null,
    event_id uuid not null,
    event_in xid8 not null,
    sealed_at timestamptz(3) not null,
    hash bytea not null,
    primary key (position),
    constraint access_event_seal_event_id_unique unique (event_id)
  )`,
  ...protect(['access_event_seal']),
];

const recorder = [
  ...['access_event', 'access_event_person'].flatMap((table) => [
    `drop policy records on ${table}`,
    `revoke insert on ${table} from kith_writer`,
    `create policy records on ${table} for insert to kith_recorder with check (true)`,
  ]),
  `grant insert (${EVENT_COLUMNS}) on access_event to kith_recorder`,
  `grant insert (${LINE_COLUMNS}) on access_event_person to kith_recorder`,
  TIES_AT,
  'revoke all on function ties_at(uuid[], uuid[], text, timestamptz) from public',
  'grant execute on function ties_at(uuid[], uuid[], text, timestamptz) to kith_recorder',
];

const sealed = [
  SEAL,
  'revoke all on function seal_access_events(int) from public',
  'grant execute on function seal_access_events(int) to kith_app',
  `create function only_grows() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      raise exception 'The access log only grows: % of % is refused.', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end
    $$`,
  ...LOG.flatMap((table) => [
    `create trigger never_changed before update or delete on ${table} for each row execute function only_grows()`,
    `create trigger never_emptied before truncate on ${table} for each statement execute function only_grows()`,
  ]),
];

export class Migration20261122000413_access_events extends Migration {
  override up(): void {
    for (const statement of [...reshape, ...recorder, ...sealed]) this.addSql(statement);
  }

  override down(): void {
    for (const table of LOG) {
      this.addSql(`drop trigger never_emptied on ${table}`);
      this.addSql(`drop trigger never_changed on ${table}`);
    }
    this.addSql('drop function only_grows()');
    this.addSql('drop function seal_access_events(int)');
    this.addSql('drop function ties_at(uuid[], uuid[], text, timestamptz)');
    for (const [table, columns] of [
      ['access_event', EVENT_COLUMNS],
      ['access_event_person', LINE_COLUMNS],
    ] as const) {
      this.addSql(`revoke insert (${columns}) on ${table} from kith_recorder`);
      this.addSql(`drop policy records on ${table}`);
      this.addSql(`grant insert on ${table} to kith_writer`);
    }
    this.addSql(`create policy records on access_event for insert to kith_writer
      with check (member_id = nullif(current_setting('kith.member', true), '')::uuid)`);
    this.addSql(`create policy records on access_event_person for insert to kith_writer
      with check (exists (select from access_event e where e.id = event_id
        and e.member_id = nullif(current_setting('kith.member', true), '')::uuid))`);
    this.addSql('drop table access_event_seal');
    this.addSql('drop index access_event_person_person_id_occurred_at_id_index');
    this.addSql(`alter table access_event_person drop constraint access_event_person_pkey,
      drop constraint access_event_person_event_id_person_id_unique, drop column id, drop column created_at,
      drop column updated_at, drop column version, drop column occurred_at, drop column member_id,
      drop column organisation_id, drop column role, drop column because, drop column purpose, drop column kinds,
      drop column operation, drop column outcome, drop column request_id, drop column changed_in,
      add primary key (event_id, person_id),
      add constraint access_event_person_person_id_foreign foreign key (person_id) references person (id)`);
    this.addSql(
      'create index access_event_person_person_id_event_id_index on access_event_person (person_id, event_id)',
    );
    this.addSql('drop index access_event_changed_in_id_index');
    this.addSql(`alter table access_event drop column kinds, add column created_at timestamptz(3) not null default now(),
      add column updated_at timestamptz(3) not null default now(), add column version int not null default 1`);
  }
}
