/** How connections move: until when an asset may answer, the place it holds, and that nobody sees more than its state allows. */
import { Migration } from '@mikro-orm/migrations';

/** As the owner, since whoever writes may not see every row it goes by; the search path is fixed. */
const AS_OWNER = 'language plpgsql security definer set search_path = public, pg_temp';

const columns = [
  'alter table scheme add column reply_within_days int not null default 14',
  `alter table scheme add constraint scheme_reply_within_days_check check (reply_within_days between 1 and 90)`,
  `alter table connection add column reply_by timestamptz(3), add column decline_reason text,
    add column holds_place boolean not null default false`,
  `update connection set reply_by = sent_at + interval '14 days',
    holds_place = accepted_at is not null and status in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING')
    where sent_at is not null`,
  `alter table connection
    add constraint connection_reply_check check ((reply_by is null) = (sent_at is null) and (reply_by >= sent_at) is not false),
    add constraint connection_declined_check
      check (decline_reason is null or status in ('DECLINED_BY_ASSET', 'NOT_ELIGIBLE')),
    add constraint connection_decline_reason_check check (decline_reason in ('AGE', 'AREA', 'NEED',
      'SUPPORT_NOT_AVAILABLE', 'SAFETY', 'NOT_TAKING_ANYONE', 'OTHER'))`,
  'create index connection_reply_by_index on connection (reply_by)',
  'alter table consent add column is_sensitive boolean not null default false',
];

/** An accepted connection takes a place of its asset, where that has said how many it has; leaving gives it back. */
const places = [
  `create function connection_place() returns trigger ${AS_OWNER} as $$
    declare
      v_is_taken boolean := new.accepted_at is not null
        and new.status in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING');
      v_waits int := (new.status = 'WAITLISTED')::int - (old.status = 'WAITLISTED')::int;
    begin
      if v_waits <> 0 then
        update asset set waiting_list = greatest(0, waiting_list + v_waits), version = version + 1
          where id = new.asset_id and waiting_list is not null;
      end if;
      if v_is_taken and not old.holds_place then
        update asset set available_places = available_places - 1, version = version + 1
          where id = new.asset_id and available_places > 0;
        new.holds_place := found;
      elsif old.holds_place and not v_is_taken then
        update asset set available_places = least(maximum_places, available_places + 1), version = version + 1
          where id = new.asset_id and available_places is not null;
        new.holds_place := false;
      end if;
      return new;
    end
    $$`,
  `create trigger place before update on connection for each row when (old.status is distinct from new.status)
    execute function connection_place()`,
];

/** What an organisation is told by consent: sensitive where it helps the person with, or is there for, nothing else. */
const consents = [
  `create function consent_sensitivity() returns trigger ${AS_OWNER} as $$
    begin
      new.is_sensitive := new.organisation_id is not null and (
        exists (select from connection c where c.person_id = new.person_id and c.organisation_id = new.organisation_id
          and c.is_sensitive)
        or (select coalesce(bool_and(exists (select from asset_category_link l
              join asset_category k on k.id = l.category_id where l.asset_id = a.id and k.is_sensitive)), false)
            from asset a where a.organisation_id = new.organisation_id));
      return new;
    end
    $$`,
  `create trigger sensitivity before insert or update on consent for each row execute function consent_sensitivity()`,
  `create function pass_on_to_consents() returns trigger ${AS_OWNER} as $$
    begin
      if tg_table_name = 'connection' then
        update consent set is_sensitive = is_sensitive
          where person_id = new.person_id and organisation_id = new.organisation_id;
      elsif tg_table_name = 'asset' then
        update consent set is_sensitive = is_sensitive where organisation_id = new.organisation_id;
        if tg_op = 'UPDATE' then
          update consent set is_sensitive = is_sensitive where organisation_id = old.organisation_id;
        end if;
      elsif tg_table_name = 'asset_category' then
        update consent set is_sensitive = is_sensitive where organisation_id in (
          select a.organisation_id from asset a join asset_category_link l on l.asset_id = a.id where l.category_id = new.id);
      elsif exists (select from asset_category k where k.id in (old.category_id, new.category_id) and k.is_sensitive) then
        update consent set is_sensitive = is_sensitive where organisation_id in (
          select a.organisation_id from asset a where a.id in (old.asset_id, new.asset_id));
      end if;
      return null;
    end
    $$`,
  `create trigger pass_on_to_new_consents after insert on connection
    for each row when (new.is_sensitive) execute function pass_on_to_consents()`,
  `create trigger pass_on_to_consents after update on connection
    for each row when (old.is_sensitive is distinct from new.is_sensitive) execute function pass_on_to_consents()`,
  `create trigger pass_on_to_consents after insert or update of organisation_id on asset
    for each row execute function pass_on_to_consents()`,
  `create trigger pass_on_to_consents after update on asset_category
    for each row when (old.is_sensitive is distinct from new.is_sensitive) execute function pass_on_to_consents()`,
  `create trigger pass_on_to_consents after insert or update or delete on asset_category_link
    for each row execute function pass_on_to_consents()`,
  'update consent set is_sensitive = is_sensitive where organisation_id is not null',
];

/**
 * No commit leaves an organisation with more than its connection allows: OFFERED while it may answer, ACCEPTED once it
 * has accepted, a stub of at most thirty days after that; and none without the stage it is entitled to.
 */
const supporting = [
  `create function supporting_fits() returns trigger ${AS_OWNER} as $$
    declare
      v_id uuid;
      v_connection connection;
      v_stage text;
    begin
      if tg_table_name = 'connection' then v_id := new.id; else v_id := new.cause_id; end if;
      select * into v_connection from connection c where c.id = v_id;
      if not found then return null; end if;
      v_stage := case when v_connection.sent_at is null then null
        when v_connection.status in ('SENT', 'ACKNOWLEDGED', 'WAITLISTED') then 'OFFERED'
        when v_connection.status in ('ACCEPTED', 'INTRODUCED', 'ATTENDED_ONCE', 'PARTICIPATING') then 'ACCEPTED'
        else 'ENDED' end;
      if exists (select from care_relationship r where r.cause_id = v_id and r.kind = 'SUPPORTING'
          and r.person_id = v_connection.person_id and (
            v_stage is null
            or r.party <> v_connection.organisation_id
            or r.stage <> v_stage and (v_stage <> 'ENDED' or r.until > v_connection.ended_at)
            or v_connection.status in ('SENT', 'ACKNOWLEDGED') and r.until > v_connection.reply_by
            or v_stage = 'ENDED' and r.until > v_connection.ended_at
              + case when v_connection.accepted_at is null then interval '0' else interval '30 days' end))
        or v_stage in ('OFFERED', 'ACCEPTED') and not exists (select from care_relationship r where r.cause_id = v_id
          and r.kind = 'SUPPORTING' and r.person_id = v_connection.person_id and r.stage = v_stage)
      then
        raise exception 'What the organisation may see does not fit where its connection stands.'
          using errcode = 'integrity_constraint_violation', constraint = 'connection_supporting_fits';
      end if;
      return null;
    end
    $$`,
  `create constraint trigger supporting_fits after insert or update on connection deferrable initially deferred
    for each row execute function supporting_fits()`,
  `create constraint trigger supporting_fits after insert or update on care_relationship deferrable initially deferred
    for each row when (new.kind = 'SUPPORTING') execute function supporting_fits()`,
];

/**
 * Offers that nobody answered in time become NO_REPLY. Access was over at that moment already; this says so. One process
 * at a time, and never in the way of a mutation about the same person: what it skips the next round finds.
 */
const expiry = [
  `create function expire_offers(p_now timestamptz) returns int ${AS_OWNER} as $$
    declare
      v_due record;
      v_expired int := 0;
    begin
      if not pg_try_advisory_xact_lock(hashtextextended('expire_offers', 0)) then return 0; end if;
      for v_due in select c.id, c.person_id from connection c
        where c.status in ('SENT', 'ACKNOWLEDGED') and c.reply_by <= p_now order by c.reply_by limit 500
      loop
        continue when not pg_try_advisory_xact_lock(hashtextextended(v_due.person_id::text, 0));
        with due as (
          select c.id, c.status from connection c
          where c.id = v_due.id and c.status in ('SENT', 'ACKNOWLEDGED') and c.reply_by <= p_now for update
        ), expired as (
          update connection c set status = 'NO_REPLY', status_reason = 'No answer in time.', ended_at = c.reply_by,
            updated_at = p_now, version = c.version + 1
          from due where c.id = due.id
          returning c.id, c.person_id, c.organisation_id, c.ended_at, due.status as left_status
        ), ended as (
          update care_relationship r set stage = 'ENDED', until = least(r.until, e.ended_at),
            ended_reason = 'The asset did not answer in time.', updated_at = p_now, version = r.version + 1
          from expired e where r.cause_id = e.id and r.kind = 'SUPPORTING'
        )
        insert into connection_transition (id, created_at, updated_at, person_id, connection_id, organisation_id, "from",
          "to", occurred_at, reason)
        select gen_random_uuid(), p_now, p_now, e.person_id, e.id, e.organisation_id, e.left_status, 'NO_REPLY',
          e.ended_at, 'No answer in time.' from expired e;
        if found then v_expired := v_expired + 1; end if;
      end loop;
      return v_expired;
    end
    $$`,
  'revoke all on function expire_offers(timestamptz) from public',
  'grant execute on function expire_offers(timestamptz) to kith_app',
];

export class Migration20261122000405_connection_flow extends Migration {
  override up(): void {
    for (const statement of [...columns, ...places, ...consents, ...supporting, ...expiry]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function expire_offers(timestamptz)');
    this.addSql('drop trigger supporting_fits on care_relationship');
    this.addSql('drop trigger supporting_fits on connection');
    this.addSql('drop function supporting_fits()');
    for (const table of ['asset_category_link', 'asset_category', 'asset', 'connection'])
      this.addSql(`drop trigger pass_on_to_consents on ${table}`);
    this.addSql('drop trigger pass_on_to_new_consents on connection');
    this.addSql('drop function pass_on_to_consents()');
    this.addSql('drop trigger sensitivity on consent');
    this.addSql('drop function consent_sensitivity()');
    this.addSql('drop trigger place on connection');
    this.addSql('drop function connection_place()');
    this.addSql('alter table consent drop column is_sensitive');
    this.addSql('drop index connection_reply_by_index');
    this.addSql('alter table connection drop column reply_by, drop column decline_reason, drop column holds_place');
    this.addSql('alter table scheme drop column reply_within_days');
  }
}
