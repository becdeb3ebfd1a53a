/** What following changes stands on beside each row's own note: who looked, and rows that are listed by what hangs on them. */
import { Migration } from '@mikro-orm/migrations';

/** Table, the column that names its owner, and the owner: a list looks at the first to find the second. */
const PARTS = [
  ['asset_category_link', 'asset_id', 'asset'],
  ['cost_option', 'asset_id', 'asset'],
  ['scheme_practice', 'practice_id', 'organisation'],
] as const;

export class Migration20261122000408_following extends Migration {
  override up(): void {
    this.addSql('alter table access_event add column changed_in xid8 not null default pg_current_xact_id()');
    for (const [part, column, owner] of PARTS) {
      this.addSql(`create function ${part}_follows() returns trigger language plpgsql security definer
        set search_path = pg_catalog, public, pg_temp as $$
        begin
          update ${owner} set changed_in = pg_current_xact_id() where id in (old.${column}, new.${column});
          return null;
        end
        $$`);
      this.addSql(`create trigger follows after insert or update or delete on ${part}
        for each row execute function ${part}_follows()`);
    }
  }

  override down(): void {
    for (const [part] of PARTS) {
      this.addSql(`drop trigger follows on ${part}`);
      this.addSql(`drop function ${part}_follows()`);
    }
    this.addSql('alter table access_event drop column changed_in');
  }
}
