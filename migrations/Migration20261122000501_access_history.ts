/** What access rested on before it changed. No row of it exists for anybody; functions tell from it what somebody could see on a day. */
import { Migration } from '@mikro-orm/migrations';

const KEPT: Readonly<Record<string, readonly string[]>> = {
  care_relationship: ['stage', 'until', 'is_lead', 'closed_to'],
  connection: ['status', 'shared'],
  person: ['contact_prohibited'],
};

export class Migration20261122000501_access_history extends Migration {
  override up(): void {
    this.addSql(`create table access_history (
      table_name text not null,
      row_id uuid not null,
      replaced_at timestamptz(3) not null,
      before jsonb not null,
      primary key (table_name, row_id, replaced_at)
    )`);
    this.addSql('alter table access_history enable row level security, force row level security');
    this.addSql('create policy owner on access_history to kith_owner using (true) with check (true)');
    this.addSql('grant select on access_history to kith_viewer');
    // As the owner, for whoever changes a row has no business with what it was before. Of several changes at one moment
    // the first says how it was until then.
    this.addSql(`create function keep_access_history() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      declare
        v_moment timestamptz := case when new.updated_at > old.updated_at then new.updated_at
          else coalesce(nullif(current_setting('kith.now', true), '')::timestamptz, now()) end;
      begin
        insert into access_history (table_name, row_id, replaced_at, before)
          select tg_table_name, old.id, v_moment, jsonb_object_agg(was.key, was.value)
          from jsonb_each(to_jsonb(old)) was where was.key = any(tg_argv)
          on conflict do nothing;
        return null;
      end
      $$`);
    this.addSql('revoke all on function keep_access_history() from public');
    for (const [table, columns] of Object.entries(KEPT)) {
      const all = (row: string): string => columns.map((column) => `${row}.${column}`).join(', ');
      this.addSql(`create trigger keeps_history after update on ${table} for each row
        when (row(${all('old')}) is distinct from row(${all('new')}))
        execute function keep_access_history(${columns.map((column) => `'${column}'`).join(', ')})`);
    }
  }

  override down(): void {
    for (const table of Object.keys(KEPT)) this.addSql(`drop trigger keeps_history on ${table}`);
    this.addSql('drop function keep_access_history()');
    this.addSql('drop table access_history');
  }
}
