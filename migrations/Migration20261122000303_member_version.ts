/** A member's version changes with whatever their rights are made of, so that an outdated viewer is noticed. */
import { Migration } from '@mikro-orm/migrations';

const AS_OWNER = 'language plpgsql security definer set search_path = pg_catalog, public, pg_temp';

/** Tables that tie something to a member. */
const LINKS = ['member_scheme', 'member_asset'];

export class Migration20261122000303_member_version extends Migration {
  override up(): void {
    // Also for a change by hand: MikroORM counts up itself, SQL does not.
    this.addSql(`create function member_version() returns trigger language plpgsql as $$
        begin
          new.version := greatest(new.version, old.version + 1);
          return new;
        end
        $$`);
    this.addSql(`create trigger version before update on member
        for each row when (old.* is distinct from new.*) execute function member_version()`);
    this.addSql(`create function member_link_version() returns trigger ${AS_OWNER} as $$
        begin
          update member set version = version + 1 where id in (old.member_id, new.member_id);
          return null;
        end
        $$`);
    for (const table of LINKS) {
      this.addSql(`create trigger member_version after insert or update or delete on ${table}
        for each row execute function member_link_version()`);
    }
    // A privacy officer answers for the parts, schemes and staff of their organisation, at any depth below it.
    this.addSql(`create function officers_version(organisations uuid[]) returns void
        language sql security definer set search_path = pg_catalog, public, pg_temp as $$
          with recursive above as (
            select o.id, o.part_of_id from organisation o where o.id = any(organisations)
            union
            select o.id, o.part_of_id from organisation o join above on o.id = above.part_of_id)
          update member set version = version + 1
          where role = 'PRIVACY_OFFICER' and organisation_id in (select id from above)
        $$`);
    this.addSql('revoke all on function officers_version(uuid[]) from public');
    this.addSql(`create function organisation_version() returns trigger ${AS_OWNER} as $$
        begin
          perform officers_version(array[old.part_of_id, new.part_of_id]);
          return null;
        end
        $$`);
    this.addSql(`create function staff_version() returns trigger ${AS_OWNER} as $$
        begin
          perform officers_version(array[old.organisation_id, new.organisation_id]);
          return null;
        end
        $$`);
    this.addSql(`create function scheme_version() returns trigger ${AS_OWNER} as $$
        begin
          perform officers_version(array[old.provider_id, new.provider_id]);
          -- Whether its link workers see the queue has changed, perhaps.
          update member set version = version + 1
            where id in (select l.member_id from member_scheme l where l.scheme_id = new.id);
          return null;
        end
        $$`);
    this.addSql(`create trigger officers after insert or update of part_of_id or delete on organisation
        for each row execute function organisation_version()`);
    this.addSql(`create trigger officers after insert or update of organisation_id or delete on member
        for each row execute function staff_version()`);
    this.addSql(`create trigger officers after insert or update of provider_id, can_self_assign or delete on scheme
        for each row execute function scheme_version()`);
  }

  override down(): void {
    for (const table of ['scheme', 'member', 'organisation']) this.addSql(`drop trigger officers on ${table}`);
    for (const name of ['scheme', 'staff', 'organisation']) this.addSql(`drop function ${name}_version()`);
    this.addSql('drop function officers_version(uuid[])');
    for (const table of LINKS) this.addSql(`drop trigger member_version on ${table}`);
    this.addSql('drop function member_link_version()');
    this.addSql('drop trigger version on member');
    this.addSql('drop function member_version()');
  }
}
