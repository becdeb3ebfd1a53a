/** What writing stands on: who changed a row and when, and the keys under which a mutation that is sent again is known. */
import { Migration } from '@mikro-orm/migrations';
import { keepTrack } from './protection.js';

/** Every table so far that a viewer's actions can change. */
const TABLES = [
  ['organisation', 'scheme', 'scheme_practice', 'member', 'member_scheme', 'member_asset'],
  ['person', 'need', 'related_person', 'risk', 'consent', 'care_relationship'],
  ['referral', 'referral_need', 'referral_transition', 'contact_attempt', 'conversation', 'conversation_need'],
  ['plan', 'plan_version', 'plan_version_goal', 'goal', 'action'],
  ['asset', 'asset_category', 'asset_category_link', 'location', 'schedule', 'cost_option', 'postcode'],
  ['connection', 'connection_transition', 'attendance', 'follow_up', 'follow_up_barrier', 'measurement'],
].flat();

/** Tables made before there was a writer. */
const UNKNOWN_TO_WRITER = [...TABLES, 'imported_organisation', 'access_event', 'access_event_person'];

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
  }

  override down(): void {
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
