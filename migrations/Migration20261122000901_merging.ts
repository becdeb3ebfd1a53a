/** Two records of one person become one, and two again: every row about a person moves, and a ledger keeps which. After every table. */
import { Migration } from '@mikro-orm/migrations';

/** As the owner, for most rows that move exist for neither of those who may merge; it makes its own check of the viewer. */
const AS_OWNER = 'security definer set search_path = pg_catalog, public, pg_temp';

const FUNCTIONS = [
  'merge_person(uuid, uuid, text)',
  'unmerge_person(uuid)',
  'same_person_ties()',
  'tables_about_a_person()',
  'viewer_may_merge(uuid)',
];

/** Foreign keys that hold a row to the person of the row it hangs on. */
const SAME_PERSON = `select f.conname as name, f.conrelid::regclass as child, f.confrelid::regclass as parent, first.attname as "column"
  from pg_constraint f
    join pg_attribute first on first.attrelid = f.conrelid and first.attnum = f.conkey[1]
    join pg_attribute person on person.attrelid = f.conrelid and person.attname = 'person_id' and person.attnum = any(f.conkey[2:])
  where f.contype = 'f' and f.connamespace = 'public'::regnamespace`;

const eachTie = (how: string) => `do $$
  declare
    tie record;
  begin
    for tie in ${SAME_PERSON} loop
      execute format('alter table %s alter constraint %I ${how}', tie.child, tie.name);
    end loop;
  end
  $$`;

const REFUSE_OTHERS = (
  ...people: string[]
) => `if not (${people.map((person) => `viewer_may_merge(${person})`).join(' and ')}) then
          raise exception 'The viewer does not act for this person.' using errcode = 'insufficient_privilege';
        end if;`;

export class Migration20261122000901_merging extends Migration {
  override up(): void {
    // A parent and what hangs on it move one after the other, so the tie between them is looked at when all have moved.
    this.addSql(eachTie('deferrable initially immediate'));
    this.addSql(`create function same_person_ties() returns table (child regclass, parent regclass, "column" name)
      language sql stable set search_path = pg_catalog, public, pg_temp as $$
        select tie.child, tie.parent, tie."column" from (${SAME_PERSON}) tie $$`);
    this.addSql(`create function tables_about_a_person() returns setof name
      language sql stable set search_path = pg_catalog, public, pg_temp as $$
        select c.relname from pg_class c
          join pg_attribute person on person.attrelid = c.oid and person.attname = 'person_id'
          join pg_attribute id on id.attrelid = c.oid and id.attname = 'id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('person_merge', 'access_event_person')
        order by c.relname $$`);
    // Those who answer for privacy, and a team between people it looks after now: what is merged is seen with both.
    this.addSql(`create function viewer_may_merge(p_person uuid) returns boolean language plpgsql stable ${AS_OWNER} as $$
      declare
        v_now timestamptz := current_setting('kith.now')::timestamptz;
      begin
        return case current_setting('kith.role')
          when 'PRIVACY_OFFICER' then viewer_acts_for(p_person)
          when 'TEAM_LEAD' then exists (select from care_relationship r where r.person_id = p_person
            and r.party = any(current_setting('kith.parties')::uuid[]) and r.kind = 'TEAM' and r.stage <> 'PAST'
            and r.since <= v_now and r.until > v_now and 'TEAM_LEAD' <> all(r.closed_to))
          else false end;
      end
      $$`);
    this.addSql(`create function merge_person(p_from uuid, p_into uuid, p_reason text) returns uuid
      language plpgsql ${AS_OWNER} as $$
      declare
        v_merge uuid := gen_random_uuid();
        v_now timestamptz(3) := current_setting('kith.now')::timestamptz;
        v_by uuid := current_setting('kith.member')::uuid;
        v_table name;
      begin
        ${REFUSE_OTHERS('p_from', 'p_into')}
        insert into person_merge (id, person_id, merged_id, reason, merged_at, merged_by_id)
          values (v_merge, p_into, p_from, p_reason, v_now, v_by);
        set constraints all deferred;
        for v_table in select tables_about_a_person() loop
          execute format('with moved as (update %1$I set person_id = $1 where person_id = $2 returning id)
            insert into person_merge_row (merge_id, table_name, row_id) select $3, %1$L, id from moved', v_table)
            using p_into, p_from, v_merge;
        end loop;
        update person set merged_into_id = p_into, version = version + 1 where id = p_from;
        with given as (update person s set nhs_number = f.nhs_number, nhs_number_status = f.nhs_number_status, version = s.version + 1
          from person f where f.id = p_from and s.id = p_into and s.nhs_number is null and f.nhs_number is not null returning s.id)
        update person_merge set gave_nhs_number = true where id = v_merge and exists (select from given);
        update suspected_duplicate set status = 'MERGED', decided_at = v_now, decided_by_id = v_by, note = p_reason,
            version = version + 1
          where status = 'OPEN' and newer_id in (p_from, p_into) and older_id in (p_from, p_into);
        return v_merge;
      end
      $$`);
    this.addSql(`create function unmerge_person(p_merge uuid) returns void language plpgsql ${AS_OWNER} as $$
      declare
        v_merge person_merge;
        v_tie record;
        v_table name;
        v_moved bigint;
        v_rows bigint;
      begin
        select * into strict v_merge from person_merge where id = p_merge and unmerged_at is null;
        ${REFUSE_OTHERS('v_merge.person_id')}
        set constraints all deferred;
        for v_table in select distinct table_name from person_merge_row where merge_id = p_merge order by 1 loop
          execute format('update %1$I set person_id = $1 where person_id = $2 and id in (
            select row_id from person_merge_row where merge_id = $3 and table_name = %1$L)', v_table)
            using v_merge.merged_id, v_merge.person_id, p_merge;
        end loop;
        -- What came since and hangs on a row that went back goes with it.
        loop
          v_moved := 0;
          for v_tie in select * from same_person_ties() loop
            execute format('update %s c set person_id = $1 from %s p
              where p.id = c.%I and p.person_id = $1 and c.person_id = $2', v_tie.child, v_tie.parent, v_tie."column")
              using v_merge.merged_id, v_merge.person_id;
            get diagnostics v_rows = row_count;
            v_moved := v_moved + v_rows;
          end loop;
          exit when v_moved = 0;
        end loop;
        update care_relationship r set person_id = v_merge.merged_id where r.person_id = v_merge.person_id and (
          exists (select from referral f where f.id = r.cause_id and f.person_id = v_merge.merged_id)
          or exists (select from connection c where c.id = r.cause_id and c.person_id = v_merge.merged_id));
        update person set merged_into_id = null, version = version + 1 where id = v_merge.merged_id;
        update person set nhs_number = null, nhs_number_status = 'NOT_PRESENT_TRACE_NOT_REQUIRED', version = version + 1
          where id = v_merge.person_id and v_merge.gave_nhs_number;
        update person_merge set unmerged_at = current_setting('kith.now')::timestamptz,
            unmerged_by_id = current_setting('kith.member')::uuid, version = version + 1
          where id = p_merge;
      end
      $$`);
    this.addSql(`create function surviving_person(p_person uuid) returns uuid
      language sql stable ${AS_OWNER} as $$
        with recursive merged as (
          select p.id, p.merged_into_id, 0 as step from person p where p.id = p_person
          union all select p.id, p.merged_into_id, m.step + 1 from merged m join person p on p.id = m.merged_into_id)
        select id from merged order by step desc limit 1 $$`);
    for (const name of [...FUNCTIONS, 'surviving_person(uuid)'])
      this.addSql(`revoke all on function ${name} from public`);
    this.addSql(
      'grant execute on function merge_person(uuid, uuid, text), unmerge_person(uuid), viewer_may_merge(uuid) to kith_viewer',
    );
    this.addSql('grant execute on function surviving_person(uuid) to kith_viewer, kith_reader');
  }

  override down(): void {
    for (const name of ['surviving_person(uuid)', ...FUNCTIONS]) this.addSql(`drop function ${name}`);
    this.addSql(eachTie('not deferrable'));
  }
}
