/** Who is limited to named assets never comes to see all of the charity's because the last of them went away. */
import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000502_named_assets extends Migration {
  override up(): void {
    // Asked at the commit, so that all of the names can be replaced in one transaction.
    this.addSql(`create function keeps_a_named_asset() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          if exists (select from member where id = old.member_id and active and role = 'CHARITY')
            and not exists (select from member_asset where member_id = old.member_id) then
            raise exception 'Without a named asset this member would see all of the charity''s: name another one, or suspend the member first'
              using errcode = 'check_violation', constraint = 'member_asset_keeps_one', table = 'member_asset';
          end if;
          return null;
        end
        $$`);
    this.addSql('revoke all on function keeps_a_named_asset() from public');
    this.addSql(`create constraint trigger keeps_one after update or delete on member_asset
        deferrable initially deferred for each row execute function keeps_a_named_asset()`);
  }

  override down(): void {
    this.addSql('drop trigger keeps_one on member_asset');
    this.addSql('drop function keeps_a_named_asset()');
  }
}
