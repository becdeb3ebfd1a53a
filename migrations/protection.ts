/** What every table gets beside its columns: row security, who may read it, and a note of who changed a row and when. */

/** Row security for everyone, the owner included; the viewers' own rules are made by `rowPolicies`. */
export function protect(tables: readonly string[]): string[] {
  return tables.flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy owner on ${table} to kith_owner using (true) with check (true)`,
    `create policy reader on ${table} for select to kith_reader using (true)`,
    `create policy writer on ${table} for select to kith_writer using (true)`,
    `grant select on ${table} to kith_viewer, kith_reader, kith_writer`,
  ]);
}

/** Two columns no entity has: who changed the row last, and in which transaction (for `updatedSince`). */
export function keepTrack(tables: readonly string[]): string[] {
  return tables.flatMap((table) => [
    `alter table ${table} add column changed_by uuid, add column changed_in xid8 not null default pg_current_xact_id()`,
    `create trigger stamp_new before insert on ${table} for each row
      when (current_setting('kith.now', true) <> '') execute function stamp_new()`,
    `create trigger stamp_changed before update on ${table} for each row execute function stamp_changed()`,
  ]);
}
