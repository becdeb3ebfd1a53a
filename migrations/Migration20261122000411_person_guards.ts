/** What guards a person's record whatever writes: objections, duplicates nobody is told of, emergencies. */
import { Migration } from '@mikro-orm/migrations';

/** As the owner, since whoever writes may not see the other row; the search path is fixed, as for every such function. */
const AS_OWNER = 'security definer set search_path = pg_catalog, public, pg_temp';

/** Whom a person can object to; those who answer for privacy must be able to look into it. */
const ROLES = `array['GP', 'LINK_WORKER', 'TEAM_LEAD', 'CHARITY', 'REFERRER', 'INTEGRATOR']`;

const FUNCTIONS = [
  'close_to_objected()',
  'objection_closes()',
  'party_moves()',
  'suspect_duplicates()',
  'leave_traced_number()',
  'open_emergency(text, date, text)',
];

export class Migration20261122000411_person_guards extends Migration {
  override up(): void {
    this.#objections();
    this.#duplicates();
    this.#traced();
    this.#emergencies();
    for (const name of FUNCTIONS) this.addSql(`revoke all on function ${name} from public`);
    this.addSql('grant execute on function open_emergency(text, date, text) to kith_app, kith_writer');
  }

  /** The roles a relationship is closed to stand on it, so that every rule finds them where it looks anyway. */
  #objections(): void {
    this.addSql(`create function close_to_objected() returns trigger language plpgsql ${AS_OWNER} as $$
      declare
        v_organisation uuid;
      begin
        new.closed_to := '{}';
        -- An emergency is stronger than any objection.
        if new.kind = 'EMERGENCY' or not exists (
          select from objection o where o.person_id = new.person_id and o.withdrawn_at is null) then
          return new;
        end if;
        select coalesce((select o.id from organisation o where o.id = new.party),
          (select m.organisation_id from member m where m.id = new.party),
          (select s.provider_id from scheme s where s.id = new.party)) into v_organisation;
        select coalesce(array_agg(distinct closed.role order by closed.role), '{}') into new.closed_to
          from objection o cross join lateral unnest(case when o.role is null then ${ROLES} else array[o.role] end) closed(role)
          where o.person_id = new.person_id and o.withdrawn_at is null
            and (o.organisation_id is null or o.organisation_id = v_organisation);
        return new;
      end
      $$`);
    this.addSql(`create trigger objected before insert or update on care_relationship
      for each row execute function close_to_objected()`);
    this.addSql(`create function objection_closes() returns trigger language plpgsql ${AS_OWNER} as $$
      begin
        update care_relationship set closed_to = closed_to where person_id in (old.person_id, new.person_id);
        return null;
      end
      $$`);
    this.addSql(`create trigger closes after insert or update or delete on objection
      for each row execute function objection_closes()`);
    // Who works for another organisation from now on is met, or not, by the objections against that one.
    this.addSql(`create function party_moves() returns trigger language plpgsql ${AS_OWNER} as $$
      begin
        update care_relationship r set closed_to = closed_to where r.party = new.id and exists (
          select from objection o where o.person_id = r.person_id and o.withdrawn_at is null);
        return null;
      end
      $$`);
    for (const [table, column] of [
      ['member', 'organisation_id'],
      ['scheme', 'provider_id'],
    ]) {
      this.addSql(`create trigger objected after update of ${column} on ${table}
        for each row when (old.${column} <> new.${column}) execute function party_moves()`);
    }
  }

  /** Looks at everybody, and tells whoever writes nothing of it. */
  #duplicates(): void {
    this.addSql('create index person_same_name_index on person (birth_date, lower(family_name), lower(given_name))');
    this.addSql(`create function suspect_duplicates() returns trigger language plpgsql ${AS_OWNER} as $$
      begin
        insert into suspected_duplicate (id, newer_id, older_id, reason)
          select gen_random_uuid(), new.id, p.id,
            case when p.nhs_number = new.nhs_number then 'SAME_NHS_NUMBER' else 'SAME_NAME_AND_BIRTH_DATE' end
          from person p
          where p.id <> new.id and p.merged_into_id is null and new.merged_into_id is null
            and (p.nhs_number = new.nhs_number or p.birth_date = new.birth_date
              and lower(p.family_name) = lower(new.family_name) and lower(p.given_name) = lower(new.given_name))
            and not exists (select from suspected_duplicate d where d.newer_id = p.id and d.older_id = new.id)
        on conflict do nothing;
        return null;
      end
      $$`);
    this.addSql(`create trigger duplicates after insert or update of nhs_number, given_name, family_name, birth_date
      on person for each row when (current_setting('kith.now', true) <> '') execute function suspect_duplicates()`);
  }

  /** A number that is traced to somebody already, unseen by whoever writes, waits until it is known whose it is. */
  #traced(): void {
    this.addSql(`create function leave_traced_number() returns trigger language plpgsql ${AS_OWNER} as $$
      begin
        if exists (select from person p where p.nhs_number = new.nhs_number and p.nhs_number_status = 'VERIFIED'
          and p.id <> new.id) then
          new.nhs_number_status := 'TRACE_TO_RESOLVE';
        end if;
        return new;
      end
      $$`);
    this.addSql(`create trigger traced before insert or update of nhs_number, nhs_number_status on person
      for each row when (new.nhs_number_status = 'VERIFIED' and current_setting('kith.now', true) <> '')
      execute function leave_traced_number()`);
  }

  /** The one exception to "absent and forbidden alike": it asks for the number and the birth date, and leaves a trace. */
  #emergencies(): void {
    this.addSql(`create function open_emergency(p_nhs_number text, p_birth_date date, p_because text) returns uuid
      language plpgsql ${AS_OWNER} as $$
      declare
        v_now timestamptz(3) := current_setting('kith.now')::timestamptz;
        v_by uuid := current_setting('kith.member')::uuid;
        v_access uuid := gen_random_uuid();
        v_person uuid;
      begin
        if current_setting('kith.role') not in ('GP', 'LINK_WORKER', 'TEAM_LEAD') then
          raise insufficient_privilege using message = 'This role opens no record in an emergency.';
        end if;
        select surviving_person(p.id) into v_person from person p
          where p.nhs_number = p_nhs_number and p.birth_date = p_birth_date
          order by p.nhs_number_status = 'VERIFIED' desc, p.id limit 1;
        if v_person is null then return null; end if;
        insert into emergency_access (id, person_id, member_id, organisation_id, because, opened_at, ends_at)
          values (v_access, v_person, v_by, current_setting('kith.organisation')::uuid, p_because, v_now, v_now + interval '3 hours');
        insert into care_relationship (id, person_id, party, kind, cause_id, since, until, because)
          values (gen_random_uuid(), v_person, v_by, 'EMERGENCY', v_access, v_now, v_now + interval '3 hours', p_because);
        return v_person;
      end
      $$`);
  }

  override down(): void {
    this.addSql('drop trigger traced on person');
    this.addSql('drop trigger duplicates on person');
    this.addSql('drop index person_same_name_index');
    this.addSql('drop trigger objected on scheme');
    this.addSql('drop trigger objected on member');
    this.addSql('drop trigger closes on objection');
    this.addSql('drop trigger objected on care_relationship');
    for (const name of FUNCTIONS) this.addSql(`drop function ${name}`);
  }
}
