/** What writing stands on: who changed a row and when, and the keys under which a mutation that is sent again is known. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack } from './protection.js';

/** Every table so far whose rows a viewer's actions can change; pure joins only come and go. */
const TABLES = [
  ['organisation', 'scheme', 'member'],
  ['person', 'need', 'related_person', 'risk', 'consent', 'care_relationship'],
  ['referral', 'referral_need', 'referral_transition', 'contact_attempt', 'conversation', 'conversation_need'],
  ['plan', 'plan_version', 'plan_version_goal', 'goal', 'action'],
  ['asset', 'asset_category', 'location', 'schedule', 'cost_option'],
  ['connection', 'connection_transition', 'attendance', 'follow_up', 'follow_up_barrier', 'measurement'],
].flat();

/** Tables made before there was a writer. */
const UNKNOWN_TO_WRITER = [
  ...TABLES,
  ...['scheme_practice', 'member_scheme', 'member_asset', 'asset_category_link', 'postcode'],
  ...['imported_organisation', 'access_event', 'access_event_person'],
];

const idempotency = [
  `create table idempotency_key (
    member_id uuid not null,
    organisation_id uuid not null,
    role text not null,
    key text not null,
    body text not null,
    used_at timestamptz(3) not null,
    result_id uuid,
    result_version int,
    transition_id text,
    transition_from text,
    transition_to text,
    transition_at timestamptz(3),
    warnings text[] not null default '{}',
    primary key (member_id, organisation_id, role, key),
    constraint idempotency_key_key_check check (char_length(key) between 1 and 200),
    constraint idempotency_key_role_check check (role in ('GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER',
      'INTEGRATOR', 'ANALYST', 'PRIVACY_OFFICER'))
  )`,
  'alter table idempotency_key enable row level security, force row level security',
  'create policy owner on idempotency_key to kith_owner using (true) with check (true)',
  `create policy own on idempotency_key to kith_app
    using (member_id = nullif(current_setting('kith.member', true), '')::uuid)
    with check (member_id = nullif(current_setting('kith.member', true), '')::uuid)`,
  'grant select, insert, update, delete on idempotency_key to kith_app',
];

const audit = [
  `create policy records on access_event for insert to kith_writer
    with check (member_id = nullif(current_setting('kith.member', true), '')::uuid)`,
  `create policy records on access_event_person for insert to kith_writer
    with check (exists (select from access_event e where e.id = event_id
      and e.member_id = nullif(current_setting('kith.member', true), '')::uuid))`,
  'grant insert on access_event, access_event_person to kith_writer',
  'revoke insert on access_event, access_event_person from kith_app',
];

/**
 * The one way in which a viewer's action opens, moves or ends care relationships: as the owner, since ending one's own
 * makes the row invisible, and after one check of its own. Of a person who is only being registered nobody has any.
 */
const changeRelationships = `create function change_relationships(p_person uuid, p_wanted jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    v_now timestamptz := current_setting('kith.now')::timestamptz;
    v_wanted jsonb;
    v_open jsonb;
    v_end jsonb;
    v_opens jsonb := case when current_setting('kith.role') in ('CHARITY', 'REFERRER') then '["REFERRED", "TEAM"]'
      else '["REFERRED", "TEAM", "CASELOAD", "COVER", "SUPPORTING", "REGISTERED", "GRANTED"]' end::jsonb;
  begin
    if not viewer_acts_for(p_person) and not exists (select from person p where p.id = p_person and p.created_at = v_now
      and p.changed_by = nullif(current_setting('kith.member'), '')::uuid
      and not exists (select from care_relationship r where r.person_id = p.id)) then
      raise exception 'The viewer does not act for this person.' using errcode = 'insufficient_privilege';
    end if;
    for v_wanted in select item from jsonb_array_elements(p_wanted) item loop
      v_open := v_wanted -> 'open';
      v_end := v_wanted -> 'end';
      if v_open ->> 'kind' = 'EMERGENCY' or v_end -> 'kinds' ? 'EMERGENCY' then
        raise exception 'An emergency is opened and closed by its own function.' using errcode = 'insufficient_privilege';
      end if;
      if not v_opens ? coalesce(v_open ->> 'kind', 'REFERRED')
        or (v_end ->> 'extends')::boolean and v_end -> 'kinds' is distinct from '["SUPPORTING"]'::jsonb then
        raise exception 'This role opens no relationship of this kind.' using errcode = 'insufficient_privilege';
      end if;
      if v_open ->> 'kind' = 'SUPPORTING' and not exists (select from connection c
        where c.id = (v_open ->> 'cause')::uuid and c.person_id = p_person and c.organisation_id = (v_open ->> 'party')::uuid)
      then
        raise exception 'No connection ties this organisation to this person.' using errcode = 'insufficient_privilege';
      end if;
      if v_open is not null then
        insert into care_relationship (id, person_id, party, kind, stage, cause_id, since, until, is_lead, because)
        values ((v_open ->> 'id')::uuid, p_person, (v_open ->> 'party')::uuid, v_open ->> 'kind', v_open ->> 'stage',
          (v_open ->> 'cause')::uuid, (v_open ->> 'since')::timestamptz,
          coalesce((v_open ->> 'until')::timestamptz, 'infinity'), coalesce((v_open ->> 'isLead')::boolean, false),
          v_open ->> 'because');
      else
        update care_relationship r set
          until = case
            when (v_end ->> 'extends')::boolean then coalesce((v_end ->> 'until')::timestamptz, 'infinity')
            when v_end ->> 'until' is null then r.until
            else greatest(r.since, least(r.until, (v_end ->> 'until')::timestamptz)) end,
          stage = coalesce(v_end ->> 'stage', r.stage),
          ended_reason = coalesce(v_end ->> 'reason', r.ended_reason),
          version = r.version + 1
        where r.person_id = p_person and r.until > v_now and r.kind <> 'EMERGENCY'
          and (v_end ->> 'cause' is null or r.cause_id = (v_end ->> 'cause')::uuid)
          and (v_end ->> 'party' is null or r.party = (v_end ->> 'party')::uuid)
          and (v_end -> 'kinds' is null or v_end -> 'kinds' ? r.kind);
      end if;
    end loop;
  end
  $$`;

export class Migration20261122000400_writing extends Migration {
  override up(): void {
    this.addSql(`create function stamp_new() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        new.changed_by := nullif(current_setting('kith.member', true), '')::uuid;
        new.created_at := current_setting('kith.now', true)::timestamptz;
        new.updated_at := new.created_at;
        return new;
      end
      $$`);
    this.addSql(`create function stamp_changed() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if new is not distinct from old then
          return new;
        end if;
        new.changed_in := pg_current_xact_id();
        new.changed_by := nullif(current_setting('kith.member', true), '')::uuid;
        if current_setting('kith.now', true) <> '' then
          new.updated_at := current_setting('kith.now', true)::timestamptz;
        end if;
        return new;
      end
      $$`);
    for (const statement of keepTrack(TABLES)) this.addSql(statement);
    for (const table of UNKNOWN_TO_WRITER) {
      this.addSql(`create policy writer on ${table} for select to kith_writer using (true)`);
      this.addSql(`grant select on ${table} to kith_writer`);
    }
    for (const statement of idempotency) this.addSql(statement);
    for (const statement of audit) this.addSql(statement);
    this.addSql(changeRelationships);
    this.addSql('revoke all on function change_relationships(uuid, jsonb) from public');
    this.addSql('grant execute on function change_relationships(uuid, jsonb) to kith_writer');
    this.addSql('grant execute on function connection_leads_to(uuid, uuid[]) to kith_writer');
  }

  override down(): void {
    this.addSql('revoke execute on function connection_leads_to(uuid, uuid[]) from kith_writer');
    this.addSql('drop function change_relationships(uuid, jsonb)');
    for (const table of ['access_event_person', 'access_event']) {
      this.addSql(`grant insert on ${table} to kith_app`);
      this.addSql(`revoke insert on ${table} from kith_writer`);
      this.addSql(`drop policy records on ${table}`);
    }
    this.addSql('drop table idempotency_key');
    for (const table of UNKNOWN_TO_WRITER) {
      this.addSql(`revoke select on ${table} from kith_writer`);
      this.addSql(`drop policy writer on ${table}`);
    }
    for (const table of TABLES) {
      this.addSql(`drop trigger stamp_changed on ${table}`);
      this.addSql(`drop trigger stamp_new on ${table}`);
      this.addSql(`alter table ${table} drop column changed_in, drop column changed_by`);
    }
    this.addSql('drop function stamp_changed()');
    this.addSql('drop function stamp_new()');
  }
}
